# randbytes and bit patterns of the generator.
import random

random.seed(2024)
print(random.randbytes(8).hex(), random.randbytes(0), random.randbytes(3).hex())
# expect: 86dd57786e49842e b'' 876fba
print([random.getrandbits(k) for k in (1, 2, 3, 7, 16, 31, 32, 33)])
# expect: [1, 1, 1, 113, 47416, 880658539, 3252222657, 7372802659]
print([random.getrandbits(k) for k in (53, 64, 65, 128)])
# expect: [4802461770811460, 11734856328907275734, 13562827045683419513, 247643601191297372033275402061083249207]
random.seed(0)
words = [random.getrandbits(32) for _ in range(630)]
print(words[0], words[623], words[624], words[629], sum(words) % 2 ** 32)
# expect: 3626764237 2390040247 2229104038 3385674489 2002005358
