//! The functions that extend CEL, at the edges of what they take.

use crate::expressions::{all_fail, all_true, value};

#[test]
fn positions_count_characters_of_every_plane() {
    all_true(&[
        "'规矩😀x'.charAt(2) == '😀' && '规矩😀x'.charAt(4) == ''",
        "'规矩😀x'.indexOf('x') == 3 && '规矩😀x'.lastIndexOf('矩😀') == 1",
        "'规矩😀x'.substring(2) == '😀x' && '规矩😀x'.substring(1, 3) == '矩😀' && '规'.substring(1) == ''",
        "'规矩😀x'.reverse() == 'x😀矩规' && size('规矩😀x') == 4 && size(bytes('😀')) == 4",
        "'😀a😀'.split('😀') == ['', 'a', ''] && '😀'.split('') == ['😀'] && ''.split(',') == ['']",
        "'规矩'.replace('', '-') == '-规-矩-' && '规矩'.replace('', '-', 2) == '-规-矩'",
        "'abc'.indexOf('', 3) == 3 && 'abc'.lastIndexOf('', 2) == 2 && 'abc'.lastIndexOf('c', 1) == -1",
        "' \\u0085\\u3000a\\u200b '.trim() == 'a\\u200b' && 'É'.lowerAscii() == 'É'",
        "['a', '', 'b'].join('·') == 'a··b' && [].join(',') == ''",
    ]);
    all_fail(&[
        ("'abc'.charAt(4)", "position 4 is out of range"),
        ("'abc'.indexOf('a', -1)", "position -1 is out of range"),
        ("'abc'.substring(-9223372036854775808)", "position -9223372036854775808 is out of range"),
        ("'abc'.substring(2, 1)", "invalid argument: substring"),
    ]);
}

#[test]
fn values_are_formatted_by_their_kind() {
    all_true(&[
        "'%s %s'.format([[1, 'a', 2.5, null], {'b': 1, 'a': [true]}]) == '[1, a, 2.5, null] {a: [true], b: 1}'",
        "'%s %s'.format([duration('1h30m'), timestamp('2024-01-02T03:04:05.6Z')]) == '5400s 2024-01-02T03:04:05.6Z'",
        "'%d %d %d'.format([-3, 18446744073709551615u, 1.5]) == '-3 18446744073709551615 1.5'",
        "'%.2f %.0f %f %e'.format([2.375, 2.5, 1, 0.00015]) == '2.38 2 1.000000 1.500000e-04'",
        "'%f %e %d'.format([0.0 / 0.0, 1.0 / 0.0, -1.0 / 0.0]) == 'NaN Infinity -Infinity'",
        "'%b %b %o %x %X %x'.format([true, -5, 9, 'hi', 255, b'\\xab']) == '1 -101 11 6869 FF ab'",
        "'100%% %s'.format([int]) == '100% int' && string(1e-7) == '1e-07' && string(-0.0) == '-0'",
    ]);
    for (expr, reason) in [
        ("'%d'.format(['a'])", "invalid argument: %d: string"),
        ("'%x'.format([1.5])", "invalid argument: %x: double"),
        ("'%b'.format(['a'])", "invalid argument: %b: string"),
        ("'%s'.format([])", "position %s is out of range"),
        ("'%'.format([1])", "invalid argument: %"),
        ("'%s'.format([optional.none()])", "invalid argument: %s: optional_type"),
    ] {
        all_fail(&[(expr, reason)]);
    }
}

#[test]
fn lists_are_cut_opened_and_put_in_order() {
    all_true(&[
        "[1, 2, 3].slice(3, 3) == [] && lists.range(0) == [] && [].reverse() == []",
        "[1, [2, [3, [4]]]].flatten(2) == [1, 2, 3, [4]] && [1, [2]].flatten(0) == [1, [2]]",
        "[1, 1.0, 1u, 'b', 'b'].distinct() == [1, 'b'] && [0.0 / 0.0, 0.0 / 0.0].distinct().size() == 2",
        "[b'b', b'a'].sort() == [b'a', b'b'] && [true, false].sort() == [false, true]",
        "[{'s': 2}, {'s': 1}].sortBy(e, e.s).map(e, e.s) == [1, 2] && [].sortBy(e, e) == []",
        "[1, 2].first().value() == 1 && ![].last().hasValue()",
        "sets.contains([], []) && !sets.intersects([1], []) && sets.equivalent([1, 1], [1])",
        "sets.contains([1, 2.0, 3u], [1.0, 2u, 3]) && sets.intersects([[1], [2, 3]], [[1, 2], [2, 3.0]])",
    ]);
    all_fail(&[
        ("[1].slice(1, 0)", "position 1..0 is out of range"),
        ("[1].slice(-1, 0)", "position -1..0 is out of range"),
        ("[[1]].flatten(-1)", "invalid argument: -1"),
        ("lists.range(-1)", "invalid argument: -1"),
        ("[1, 2u].sort()", "`sort` does not take these values"),
        ("[dyn(null)].sort()", "`sort` does not take these values"),
    ]);
}

#[test]
fn optionals_are_empty_for_what_nobody_set() {
    for zero in ["0", "0u", "-0.0", "''", "b''", "false", "null", "[]", "{}", "duration('0s')", "timestamp(0)"] {
        all_true(&[&format!("!optional.ofNonZeroValue({zero}).hasValue()")]);
    }
    all_true(&[
        "optional.ofNonZeroValue(optional.none()).hasValue() && optional.ofNonZeroValue(int).hasValue()",
        "optional.of(optional.none()) != optional.none() && optional.of(1) != optional.none()",
        "{'a': optional.of(1)}.?a.value().value() == 1",
        "{?'a': optional.none(), 'b': 1} == {'b': 1} && [?optional.of(null)] == [null]",
        "optional.none().optMap(x, 1 / 0) == optional.none()",
        "base64.decode('YQ') == b'a' && base64.decode('YQ==') == b'a' && base64.encode(b'') == ''",
    ]);
    assert_eq!(value("optional.none().value()"), "error: invalid argument: optional.none()");
    assert_eq!(value("base64.decode('YQ=')"), "error: invalid argument: YQ=");
    assert_eq!(value("dyn"), "rejected");
}

#[test]
fn numbers_keep_to_their_kind() {
    all_true(&[
        "math.round(2.5) == 3.0 && math.round(-0.4) == 0.0 && math.trunc(-1.9) == -1.0 && math.isNaN(math.sqrt(-1.0))",
        "math.greatest(1, 2.5, 2u) == 2.5 && math.least([3, 1, 2]) == 1 && math.sign(-0.0) == 0.0",
        "math.bitShiftRight(-1, 1) == 9223372036854775807 && math.bitShiftLeft(1u, 64) == 0u && math.bitNot(0u) == 18446744073709551615u",
        "int(9223372036854774784.0) == 9223372036854774784 && uint(18446744073709549568.0) == 18446744073709549568u",
        "int('+7') == 7 && int('-0') == 0 && double('.5') == 0.5 && double('-inf') < 0.0 && math.isNaN(double('nan'))",
        "bool('True') && !bool('f') && string(b'a') == 'a' && timestamp(253402300799).getFullYear() == 9999",
    ]);
    for number in ["-9223372036854775808.0", "9223372036854775808.0", "0.0 / 0.0", "1.0 / 0.0"] {
        all_fail(&[(&format!("int({number})"), "number out of range")]);
    }
    for number in ["-1.0", "18446744073709551616.0", "0.0 / 0.0", "-1"] {
        all_fail(&[(&format!("uint({number})"), "number out of range")]);
    }
    for text in ["' 1'", "'1.0'", "''", "'0x10'", "'9223372036854775808'", "'1_0'", "'１'"] {
        assert!(value(&format!("int({text})")).starts_with("error: invalid argument"), "{text}");
    }
    all_fail(&[
        ("math.abs(-9223372036854775808)", "number out of range"),
        ("math.bitShiftLeft(1, -1)", "invalid argument: -1"),
        ("math.greatest([])", "invalid argument: []"),
        ("timestamp(253402300800)", "number out of range"),
        ("timestamp(-62135596801)", "number out of range"),
        ("duration('9223372036.854775808s')", "number out of range"),
    ]);
}
