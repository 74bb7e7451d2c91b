# The prompt of input goes to stdout without a newline.
# stdin: Bob
# stdin: 7
name = input("name? ")
print()  # expect: name?
n = int(input(f"number for {name}? "))
print()  # expect: number for Bob?
print(name, n * 6)  # expect: Bob 42
