# Seeding with strings and bytes.
import random

for seed in ("", "text", "é", b"bytes", bytearray(b"bytes"), "text" * 50):
    random.seed(seed)
    print(repr(seed)[:12], random.random(), random.getrandbits(32), random.randint(1, 100))
# expect: '' 0.9602256525641875 2557274880 27
# expect: 'text' 0.8711565613554825 4250227476 99
# expect: 'é' 0.9689252893653495 1787138474 13
# expect: b'bytes' 0.37075677971469856 2879047150 19
# expect: bytearray(b' 0.37075677971469856 2879047150 19
# expect: 'texttexttex 0.8292492431247651 2678526639 83
random.seed("text")
a = random.random()
print(a == random.Random("text").random(), a == random.Random(b"text").random())  # expect: True True
