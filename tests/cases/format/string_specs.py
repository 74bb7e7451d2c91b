# The mini-language for strings, and for other objects.
for spec in ("", "s", "5", "<5", ">5", "^5", "*^7", "05", ".2", ".0", "5.1", "^8.3s", "é>6", "{<6", "1", "3"):
    print(f"[{spec:6}]", "|" + format("abc", spec) + "|", "|" + format("é€", spec) + "|")
# expect: [      ] |abc| |é€|
# expect: [s     ] |abc| |é€|
# expect: [5     ] |abc  | |é€   |
# expect: [<5    ] |abc  | |é€   |
# expect: [>5    ] |  abc| |   é€|
# expect: [^5    ] | abc | | é€  |
# expect: [*^7   ] |**abc**| |**é€***|
# expect: [05    ] |abc00| |é€000|
# expect: [.2    ] |ab| |é€|
# expect: [.0    ] || ||
# expect: [5.1   ] |a    | |é    |
# expect: [^8.3s ] |  abc   | |   é€   |
# expect: [é>6   ] |éééabc| |ééééé€|
# expect: [{<6   ] |abc{{{| |é€{{{{|
# expect: [1     ] |abc| |é€|
# expect: [3     ] |abc| |é€ |
print(format(None, ""), format([1], ""), format(True, "5"), format(True, "<5"), format(False, "d"),
      format(b"x", ""), format(int, ""))  # expect: None [1]     1 1     0 b'x' <class 'int'>
print("=", f"{'':5}|{'':-^5}|{'ab':<3}|{'ab':>1}|{'a':.5}|{'%':%^3}|{':'::^3}|")
# expect: =      |-----|ab |ab|a|%%%|:::|
