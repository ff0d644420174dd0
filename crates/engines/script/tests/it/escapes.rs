//! Tries to get out. Each must give nothing, fail, or be stopped; none may find anything.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tekup_script::{Limits, ScriptError, run};

/// Ways to what a host might have left in; each returns the kind of what it found.
const NOTHING: &[&str] = &[
    "return typeof require",
    "return typeof process",
    "return typeof std + typeof os",
    "return typeof fetch + typeof XMLHttpRequest + typeof WebSocket",
    "return typeof Deno + typeof Bun",
    "return typeof setTimeout + typeof setInterval",
    "return typeof print + typeof console",
    "return typeof load + typeof loadFile + typeof readFile",
    "return typeof scriptArgs",
    "return typeof SharedArrayBuffer + typeof Atomics",
    "return typeof WebAssembly",
    "return typeof globalThis.gc",
    "return (function () { return typeof this })()",
    "return typeof (new Function('return typeof require === \"undefined\" ? undefined : require'))()",
    "return typeof (0, eval)('typeof process === \"undefined\" ? undefined : process')",
    "return typeof ({}).constructor.constructor('return globalThis.process')()",
    "return typeof (async () => {}).constructor('return globalThis.require').process",
    "return typeof Object.getOwnPropertyNames(globalThis).find((n) => /file|socket|exec|spawn|net|env/i.test(n))",
];

/// Ways to what modules would give, to other functions' callers, to memory that is not ours.
const THROWN: &[&str] = &[
    "import('std')",
    "return import.meta",
    "return arguments.callee.caller",
    "return (function f() { return f.caller })()",
    "'use strict'; undeclared = 1",
    "const buffer = new ArrayBuffer(8); return new DataView(buffer).getFloat64(1e9)",
    "return new ArrayBuffer(2 ** 40)",
    "return new Array(-1)",
    "const f = () => f(); f()",
    "const a = []; a[0] = a; return a",
    "let deep = '1'; for (let i = 0; i < 17; i++) deep = '[' + deep + deep + ']'; return JSON.parse('['.repeat(1e6))",
    "return new RegExp('('.repeat(1e5))",
    "return eval('('.repeat(1e6))",
];

/// Ways to go on for ever or to take everything.
const STOPPED: &[&str] = &[
    "for (;;) {}",
    "for (;;) { try { for (;;) {} } catch {} }",
    "for (;;) { try { null.x } finally { continue } }",
    "return /^(a+)+$/.test('a'.repeat(40) + 'b')",
    "return [1].sort(() => { for (;;) {} }) && [2, 1].sort(() => { for (;;) {} })",
    "const p = new Proxy({}, { get: () => { for (;;) {} } }); return p.x",
    "return JSON.stringify({ toJSON() { for (;;) {} } })",
    "return { toJSON() { for (;;) {} } }",
    "return { get x() { for (;;) {} } }",
    "let s = 'x'; for (;;) s += s",
    "const m = new Map(); for (let i = 0; ; i++) m.set(i, 'x'.repeat(1000))",
    "function* all() { for (;;) yield 1 } return [...all()]",
    "let n = 3n; for (;;) n = n * n",
    "return 'x'.padEnd(2 ** 29) + 'y'.padEnd(2 ** 29)",
    "return Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1)",
    "const a = []; a.length = 2 ** 32 - 1; return a.indexOf(1)",
    "return [].concat({ length: 2 ** 53 - 1, [Symbol.isConcatSpreadable]: true }).join()+Array.from({length: 2 ** 40})",
    "for (;;) { (async () => { await null })() }",
    "Object.prototype.toJSON = () => { for (;;) {} }; return {}",
    "Array.prototype.push = null; JSON.stringify = () => { for (;;) {} }; for (;;) eval('1')",
];

fn limits() -> Limits {
    Limits {
        time: Duration::from_millis(300),
        memory: 16 * 1024 * 1024,
    }
}

#[test]
fn there_is_nothing_to_reach() {
    for source in NOTHING {
        let found = run(source, &Value::Null, limits());
        let text = found.clone().map(|value| value.to_string());
        let nothing =
            text.is_ok_and(|text| text.trim_matches('"').replace("undefined", "").is_empty());
        assert!(nothing, "{source}: {found:?}");
    }
}

#[test]
fn what_is_not_allowed_throws() {
    for source in THROWN {
        let found = run(source, &Value::Null, limits());
        let refused = match &found {
            Err(_) => true,
            // A promise of a module that never comes, and nothing.
            Ok(value) => *value == json!(null) || *value == json!({}),
        };
        assert!(refused, "{source}: {found:?}");
    }
}

#[test]
fn nothing_outlives_its_limits() {
    for source in STOPPED {
        let started = Instant::now();
        let found = run(source, &Value::Null, limits());
        let refused = matches!(
            found,
            Err(ScriptError::Time(_)
                | ScriptError::Memory(_)
                | ScriptError::Script(_)
                | ScriptError::Result(_))
        );
        assert!(refused, "{source}: {found:?}");
        assert!(started.elapsed() < Duration::from_secs(30), "{source}");
    }
}

#[test]
fn one_script_sees_nothing_of_another() {
    run(
        "globalThis.left = 'here'; Object.prototype.left = 'here'",
        &Value::Null,
        limits(),
    )
    .unwrap();
    assert_eq!(
        run("return typeof left", &Value::Null, limits()).unwrap(),
        json!("undefined")
    );
}
