//! What a script can do, and what it cannot however it tries.

mod escapes;

use std::time::Duration;

use serde_json::{Value, json};
use tekup_script::{Limits, ScriptError, check, run};

fn give(source: &str, input: Value) -> Result<Value, ScriptError> {
    run(source, &input, Limits::default())
}

#[test]
fn a_script_is_a_function_of_its_input() {
    let source =
        "const total = input.lines.reduce((sum, line) => sum + line.price * line.count, 0);
        return { total, names: input.lines.map(({ name }) => name.toUpperCase()) };";
    let input = json!({"lines": [{"name": "æble", "price": 2.5, "count": 4}, {"name": "pære", "price": 3, "count": 1}]});
    assert_eq!(
        give(source, input).unwrap(),
        json!({"total": 13, "names": ["ÆBLE", "PÆRE"]})
    );
    assert_eq!(give("", json!(1)).unwrap(), json!(null));
    assert_eq!(give("return () => 1", json!(1)).unwrap(), json!(null));
}

#[test]
fn what_it_throws_is_told() {
    let error = give("\nthrow new Error('no lines')", json!({})).unwrap_err();
    assert!(error.to_string().starts_with("no lines"), "{error}");
    let error = give("return input.a.b", json!({})).unwrap_err();
    assert!(matches!(error, ScriptError::Script(_)), "{error}");
}

#[test]
fn what_cannot_be_read_is_refused_without_being_run() {
    assert!(check("return input.a + 1").is_ok());
    for bad in ["return (", "import x from 'y'", "} function g() { "] {
        assert!(matches!(check(bad), Err(ScriptError::Script(_))), "{bad}");
    }
    // It would not come back if it were run.
    assert!(check("while (true) {}").is_ok());
}

#[test]
fn time_and_memory_are_bounded() {
    let short = Limits {
        time: Duration::from_millis(100),
        ..Limits::default()
    };
    let run = |source| run(source, &Value::Null, short).unwrap_err();
    assert_eq!(run("while (true) {}"), ScriptError::Time(short.time));
    assert_eq!(
        run("const all = []; while (true) all.push(new Array(100000).fill(1));"),
        ScriptError::Memory(short.memory)
    );
    let long = run("return 'x'.repeat(2000000)");
    assert!(matches!(long, ScriptError::Result(_)), "{long}");
}
