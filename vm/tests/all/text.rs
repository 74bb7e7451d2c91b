//! Text: the semantics functions called directly, without a running program.

use pirn_vm::host::DeniedHost;
use pirn_vm::objects::{Slice, Str};
use pirn_vm::{Answer, Exit, Value, Vm, VmConfig};

fn vm() -> Vm {
    Vm::new(VmConfig::default(), Box::new(DeniedHost))
}

/// The text of an answer: a string's own, another value's repr, an exception as `Class: message`.
fn text(vm: &mut Vm, answer: Answer) -> String {
    match answer {
        Ok(v) => match v.as_gc::<Str>() {
            Some(s) => s.text().to_string(),
            None => vm.native_repr(v).unwrap().unwrap(),
        },
        Err(Exit::Raised(e)) => {
            let name = vm.type_name(e);
            let message = vm.str_of(e);
            format!("{name}: {}", text(vm, message))
        }
        Err(other) => format!("{other:?}"),
    }
}

fn s(vm: &mut Vm, text: &str) -> Value {
    vm.str(text).unwrap()
}

#[test]
fn reprs() {
    let vm = &mut vm();
    let mut check = |v: Value, expected: &str| {
        let answer = vm.repr(v);
        assert_eq!(text(vm, answer), expected);
    };
    check(Value::NONE, "None");
    check(Value::int(-1234567), "-1234567");
    check(Value::TRUE, "True");
    for (f, expected) in [
        (1.0, "1.0"),
        (0.1, "0.1"),
        (1e16, "1e+16"),
        (123456789012345680.0, "1.2345678901234568e+17"),
        (1e-5, "1e-05"),
        (0.0001, "0.0001"),
        (-0.0, "-0.0"),
        (1e300, "1e+300"),
        (f64::NAN, "nan"),
        (9999999999999998.0, "9999999999999998.0"),
    ] {
        if let Some(v) = Value::try_float(f) {
            check(v, expected);
        }
    }
}

#[test]
fn string_reprs() {
    let vm = &mut vm();
    for (given, expected) in [
        ("abc", "'abc'"),
        ("it's", "\"it's\""),
        ("both ' and \"", "'both \\' and \"'"),
        ("tab\tnl\ncr\r\\", "'tab\\tnl\\ncr\\r\\\\'"),
        ("\0\x1b\x7f", "'\\x00\\x1b\\x7f'"),
        ("é\u{80}\u{a0}\u{ad}", "'é\\x80\\xa0\\xad'"),
        (
            "\u{2028}\u{e000}\u{1f600}\u{10ffff}",
            "'\\u2028\\ue000😀\\U0010ffff'",
        ),
    ] {
        let v = s(vm, given);
        let answer = vm.repr(v);
        assert_eq!(text(vm, answer), expected);
    }
    let v = s(vm, "é😀");
    let answer = vm.ascii_of(v);
    assert_eq!(text(vm, answer), "'\\xe9\\U0001f600'");
}

#[test]
fn containers() {
    let vm = &mut vm();
    let a = s(vm, "a");
    let inner = vm.tuple(&[a]).unwrap();
    let list = vm.list(&[Value::int(1), inner, Value::NONE]).unwrap();
    let answer = vm.repr(list);
    assert_eq!(text(vm, answer), "[1, ('a',), None]");
    vm.list_push(list.expect(), list).unwrap();
    let answer = vm.repr(list);
    assert_eq!(text(vm, answer), "[1, ('a',), None, [...]]");
    let class = vm.known(pirn_vm::Known::ValueError).value();
    let answer = vm.repr(class);
    assert_eq!(text(vm, answer), "<class 'ValueError'>");
}

#[test]
fn exceptions() {
    let vm = &mut vm();
    let Exit::Raised(e) = vm.value_error("bad") else {
        panic!()
    };
    let answer = vm.repr(e);
    assert_eq!(text(vm, answer), "ValueError('bad')");
    let key = s(vm, "k");
    let Exit::Raised(e) = vm.key_error(key) else {
        panic!()
    };
    let answer = vm.str_of(e);
    assert_eq!(text(vm, answer), "'k'");
}

/// The slice `text[start:stop:step]` by code points, the slow and obvious way.
fn model(text: &str, start: Option<i64>, stop: Option<i64>, step: i64) -> String {
    let chars: Vec<char> = text.chars().collect();
    let n = chars.len() as i64;
    let (low, high) = if step > 0 { (0, n) } else { (-1, n - 1) };
    let fit = |i: i64| (if i < 0 { i + n } else { i }).clamp(low, high);
    let start = start.map_or(if step > 0 { 0 } else { n - 1 }, fit);
    let stop = stop.map_or(if step > 0 { n } else { -1 }, fit);
    let mut out = String::new();
    let mut i = start;
    while if step > 0 { i < stop } else { i > stop } {
        out.push(chars[i as usize]);
        i += step;
    }
    out
}

#[test]
fn slices_and_indexes() {
    let vm = &mut vm();
    let long: String = (0..300)
        .map(|i| char::from_u32(0x61 + i * 7).unwrap())
        .collect();
    let option = |v: Option<i64>| v.map_or(Value::NONE, Value::int);
    for given in ["", "abc", "héllo wörld", &long, &"x".repeat(200)] {
        let v = s(vm, given);
        let string = v.expect::<Str>();
        let bounds = [
            None,
            Some(0),
            Some(1),
            Some(-2),
            Some(64),
            Some(130),
            Some(-500),
            Some(500),
        ];
        for (start, stop) in bounds
            .iter()
            .flat_map(|a| bounds.iter().map(move |b| (*a, *b)))
        {
            for step in [1, 2, 63, -1, -3] {
                let slice = vm
                    .slice(option(start), option(stop), Value::int(step))
                    .unwrap();
                let span = vm.span_of(slice.expect::<Slice>(), string.n_chars as usize);
                let answer = vm.str_slice(string, span.unwrap().unwrap());
                assert_eq!(text(vm, answer), model(given, start, stop, step));
            }
        }
        for (i, c) in given.chars().enumerate() {
            let answer = vm.str_index(string, i as i64);
            assert_eq!(text(vm, answer), c.to_string());
        }
        let (mut at, mut seen) = (0, String::new());
        while let Some((c, next)) = vm.str_next(string, at).unwrap() {
            seen.push_str(c.expect::<Str>().text());
            at = next;
        }
        assert_eq!(seen, given);
    }
    let v = s(vm, "abc");
    let answer = vm.str_index(v.expect(), 3);
    assert_eq!(text(vm, answer), "IndexError: string index out of range");
}

#[test]
fn joins_and_repeats() {
    let vm = &mut vm();
    let (a, b, sep) = (s(vm, "añ"), s(vm, "b"), s(vm, ", "));
    let answer = vm.str_join(sep.expect(), &[a, b, a]);
    assert_eq!(text(vm, answer), "añ, b, añ");
    let answer = vm.str_join(sep.expect(), &[a, Value::int(1)]);
    assert_eq!(
        text(vm, answer),
        "TypeError: sequence item 1: expected str instance, int found"
    );
    let answer = vm.str_repeat(a.expect(), 5);
    assert_eq!(text(vm, answer), "añañañañañ");
    let answer = vm.str_repeat(a.expect(), 1 << 40);
    assert_eq!(text(vm, answer), "MemoryError: ");
    assert_eq!(vm.str_contains(a.expect(), a.expect()), Ok(true));
    assert_eq!(vm.str_contains(b.expect(), a.expect()), Ok(false));
}

/// Calls a method of a class by its name.
fn call(vm: &mut Vm, class: pirn_vm::Known, method: &str, args: &[Value]) -> String {
    let name = vm.intern(method);
    let class = vm.known(class);
    let found = vm.class_lookup(class, name).expect(method);
    let native = found.expect::<pirn_vm::objects::Builtin>().native;
    let answer = vm.call_native(native, args, Value::UNBOUND);
    text(vm, answer)
}

/// A call written as receiver, method, arguments: strings in quotes, integers bare, None.
fn check_str(vm: &mut Vm, receiver: &str, method: &str, args: &[&str], expected: &str) {
    let mut values = vec![s(vm, receiver)];
    for arg in args {
        values.push(match arg.parse::<i64>() {
            Ok(n) => Value::int(n),
            Err(_) if *arg == "None" => Value::NONE,
            Err(_) => s(vm, arg),
        });
    }
    let got = call(vm, pirn_vm::Known::Str, method, &values);
    assert_eq!(got, expected, "{receiver:?}.{method}{args:?}");
}

#[test]
fn str_methods() {
    let vm = &mut vm();
    for (receiver, method, args, expected) in [
        ("hello wOrld", "title", &[][..], "Hello World"),
        ("ǆ ß ﬁ", "title", &[], "ǅ Ss Fi"),
        ("ΑΣ ΑΣΑ Σ", "lower", &[], "ας ασα σ"),
        ("straße", "upper", &[], "STRASSE"),
        ("Straße", "casefold", &[], "strasse"),
        ("aBç", "swapcase", &[], "AbÇ"),
        ("héLLO", "capitalize", &[], "Héllo"),
        ("abcabc", "find", &["c", "3"], "5"),
        ("äbcäbc", "find", &["c", "3"], "5"),
        ("äbcäbc", "rfind", &["ä"], "3"),
        ("abc", "find", &["", "4"], "-1"),
        ("abc", "find", &["", "3"], "3"),
        ("abc", "index", &["x"], "ValueError: substring not found"),
        ("aaaa", "count", &["aa"], "2"),
        ("äää", "count", &[""], "4"),
        ("a,b,,c", "split", &[","], "['a', 'b', '', 'c']"),
        ("  a  b c ", "split", &[], "['a', 'b', 'c']"),
        ("  a  b c ", "split", &["None", "1"], "['a', 'b c ']"),
        ("  a  b c ", "rsplit", &["None", "1"], "['  a  b', 'c']"),
        ("a,b,c", "rsplit", &[",", "1"], "['a,b', 'c']"),
        (
            "a\r\nb\u{2028}c\n\n",
            "splitlines",
            &[],
            "['a', 'b', 'c', '']",
        ),
        ("a\r\nb\n", "splitlines", &["1"], "['a\\r\\n', 'b\\n']"),
        ("abcab", "replace", &["ab", "xyz"], "xyzcxyz"),
        ("abc", "replace", &["", "-"], "-a-b-c-"),
        ("abc", "replace", &["", "-", "2"], "-a-bc"),
        ("aaa", "replace", &["a", "b", "2"], "bba"),
        ("a=b=c", "partition", &["="], "('a', '=', 'b=c')"),
        ("a=b=c", "rpartition", &["="], "('a=b', '=', 'c')"),
        ("abc", "rpartition", &["="], "('', '', 'abc')"),
        ("abc", "center", &["6", "é"], "éabcéé"),
        ("abc", "center", &["8"], "  abc   "),
        ("-42", "zfill", &["6"], "-00042"),
        ("a\tbc\td", "expandtabs", &["4"], "a   bc  d"),
        ("xxhixx", "strip", &["x"], "hi"),
        (" \u{3000}hi\t", "strip", &[], "hi"),
        ("prefix-x", "removeprefix", &["prefix-"], "x"),
        ("½", "isnumeric", &[], "True"),
        ("²", "isdigit", &[], "True"),
        ("²", "isdecimal", &[], "False"),
        ("٣", "isdecimal", &[], "True"),
        ("ªº", "islower", &[], "True"),
        ("Hello World", "istitle", &[], "True"),
        ("a_1é", "isidentifier", &[], "True"),
        ("\x1c\x1f", "isspace", &[], "True"),
        (
            "a%sb%d",
            "__mod__",
            &["x"],
            "TypeError: not enough arguments for format string",
        ),
        (
            "%5d|%-5d|%05d",
            "__mod__",
            &["7"],
            "TypeError: not enough arguments for format string",
        ),
        ("%06.2f", "__mod__", &["7"], "007.00"),
        ("%#x", "__mod__", &["255"], "0xff"),
        ("%s é", "__mod__", &["ü"], "ü é"),
        ("%.3s|", "__mod__", &["abcdef"], "abc|"),
        ("%c", "__mod__", &["233"], "é"),
        (
            "%d",
            "__mod__",
            &["x"],
            "TypeError: %d format: a real number is required, not str",
        ),
        (
            "x",
            "startswith",
            &["1"],
            "TypeError: startswith first arg must be str or a tuple of str, not int",
        ),
        ("é", "encode", &[], "b'\\xc3\\xa9'"),
        (
            "aéé",
            "encode",
            &["ascii"],
            "UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-2: ordinal not in range(128)",
        ),
        (
            "aé",
            "encode",
            &["ascii", "xmlcharrefreplace"],
            "b'a&#233;'",
        ),
    ] {
        check_str(vm, receiver, method, args, expected);
    }
}

#[test]
fn str_format() {
    let vm = &mut vm();
    let list = vm.list(&[Value::int(10), Value::int(20)]).unwrap();
    let a = s(vm, "a");
    for (template, expected) in [
        ("{} {} {}", "a 7 [10, 20]"),
        ("{0!r:>5}|{1:05d}|{2[1]}", "  'a'|00007|20"),
        ("{{{0}}}", "{a}"),
        ("{1:{1}}", "      7"),
        ("{0:^{1}}|", "   a   |"),
        (
            "{3}",
            "IndexError: Replacement index 3 out of range for positional args tuple",
        ),
        (
            "{0} {}",
            "ValueError: cannot switch from manual field specification to automatic field numbering",
        ),
        ("{x}", "KeyError: 'x'"),
        ("{", "ValueError: Single '{' encountered in format string"),
        ("}", "ValueError: Single '}' encountered in format string"),
        ("{0", "ValueError: expected '}' before end of string"),
        ("{!}", "ValueError: unmatched '{' in format spec"),
        ("{0.}", "ValueError: Empty attribute in format string"),
        ("{0[}", "ValueError: expected '}' before end of string"),
        (
            "{2[0]x}",
            "ValueError: Only '.' or '[' may follow ']' in format field specifier",
        ),
    ] {
        let args = [s(vm, template), Value::UNBOUND, a, Value::int(7), list];
        let name = vm.intern("format");
        let class = vm.known(pirn_vm::Known::Str);
        let method = vm.class_lookup(class, name).unwrap();
        let native = method.expect::<pirn_vm::objects::Builtin>().native;
        let run = vm.native(native).def.run;
        let answer = run(vm, &args);
        assert_eq!(text(vm, answer), expected, "{template}");
    }
}

#[test]
fn decoding() {
    let vm = &mut vm();
    for (data, encoding, errors, expected) in [
        (&b"a\xc3\xa9"[..], "utf-8", "strict", "aé"),
        (
            b"\xff",
            "utf8",
            "strict",
            "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
        ),
        (
            b"ab\xc3",
            "utf8",
            "strict",
            "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xc3 in position 2: unexpected end of data",
        ),
        (
            b"\xe2\x82x",
            "utf8",
            "strict",
            "UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-1: invalid continuation byte",
        ),
        (
            b"\xed\xa0\x80",
            "utf8",
            "strict",
            "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte",
        ),
        (b"a\xffb", "utf8", "replace", "a\u{fffd}b"),
        (b"a\xff", "ascii", "backslashreplace", "a\\xff"),
        (b"=\xd8\x00\xde", "utf-16-le", "strict", "😀"),
        (
            b"x",
            "nope",
            "strict",
            "LookupError: unknown encoding: nope",
        ),
    ] {
        let answer = vm.bytes_decode(data, encoding, errors);
        assert_eq!(text(vm, answer), expected);
    }
}

#[test]
fn growing_strings() {
    let vm = &mut vm();
    let mut grown = s(vm, "");
    let mut model = String::new();
    let mut kept = Vec::new();
    for i in 0..2000 {
        let piece = ["abc", "é", "", "0123456789"][i % 4];
        let v = s(vm, piece);
        grown = vm.concat(grown.expect(), v.expect()).unwrap();
        model.push_str(piece);
        if i % 97 == 0 {
            kept.push((grown, model.clone()));
            // A second string made from the same one leaves the first alone.
            let other = s(vm, "<fork>");
            let fork = vm.concat(grown.expect(), other.expect()).unwrap();
            kept.push((fork, format!("{model}<fork>")));
            let twice = vm.concat(fork.expect(), fork.expect()).unwrap();
            kept.push((twice, format!("{model}<fork>{model}<fork>")));
        }
    }
    kept.push((grown, model));
    for (v, text) in kept {
        let string = v.expect::<Str>();
        assert_eq!(string.text(), text);
        assert_eq!(string.n_chars as usize, text.chars().count());
        assert_eq!(string.is_ascii(), text.is_ascii());
    }
}
