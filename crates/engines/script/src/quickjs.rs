use std::{
    sync::{
        atomic::{AtomicUsize, Ordering::SeqCst},
        mpsc,
    },
    time::{Duration, Instant},
};

use rquickjs::{CatchResultExt, CaughtError, Context, Ctx, Function, Module, Runtime};
use serde_json::Value;

use crate::{Limits, MAX_RESULT, ScriptError};

/// Stack of a script, and of the thread around it.
const STACK: usize = 512 * 1024;
const THREAD_STACK: usize = 4 * 1024 * 1024;
/// Scripts at once.
const AT_ONCE: usize = 8;
/// How long beyond its time a script is waited for. The engine looks at the clock between any two operations, but some
/// single operations on lists with billions of holes take minutes.
const GRACE: Duration = Duration::from_secs(1);

/// Scripts under way, those that nobody waits for any more included: so a few of these take no more than their share.
static RUNNING: AtomicUsize = AtomicUsize::new(0);

/// Takes out what has no bound of its own: memory that is counted nowhere, and operations on things that only say that
/// they are long.
const PRELUDE: &str = r"(() => {
    'use strict';
    for (const name of ['SharedArrayBuffer', 'Atomics', 'WebAssembly', 'performance', 'gc', 'print']) delete globalThis[name];
    const { apply, defineProperty } = Reflect;
    const { isArray } = Array;
    const { isView } = ArrayBuffer;
    const most = 4000000;
    const guard = (of) => {
        for (const name of Object.getOwnPropertyNames(of)) {
            const inner = of[name];
            if (name === 'constructor' || typeof inner !== 'function') continue;
            const outer = { [name](...rest) {
                if (!isArray(this) && !isView(this)) throw new TypeError('works on arrays only');
                if (this.length > most) throw new RangeError('the array is too long');
                return apply(inner, this, rest);
            } }[name];
            defineProperty(of, name, { value: outer, writable: true, configurable: true });
        }
    };
    // The engine's own spreads whatever says that it is a list.
    const concat = { concat(...rest) {
        const all = [];
        for (const one of [this, ...rest]) {
            if (!isArray(one)) { all[all.length] = one; continue; }
            if (one.length + all.length > most) throw new RangeError('the array is too long');
            for (let at = 0; at < one.length; at++) all[all.length] = one[at];
        }
        return all;
    } }.concat;
    defineProperty(Array.prototype, 'concat', { value: concat, writable: true, configurable: true });
    guard(Array.prototype);
})()";

struct Turn;

impl Turn {
    fn take() -> Result<Self, ScriptError> {
        let before = RUNNING.fetch_add(1, SeqCst);
        let turn = Self;
        if before >= AT_ONCE {
            drop(turn);
            return Err(ScriptError::Unavailable(
                "too much code is running at once; try again",
            ));
        }
        Ok(turn)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        RUNNING.fetch_sub(1, SeqCst);
    }
}

pub(crate) fn run(source: &str, input: &Value, limits: Limits) -> Result<Value, ScriptError> {
    let turn = Turn::take()?;
    let (source, input) = (source.to_owned(), input.to_string());
    let (send, receive) = mpsc::sync_channel(1);
    let script = move || {
        let _turn = turn;
        let _ = send.send(execute(&source, &input, limits));
    };
    std::thread::Builder::new()
        .name("script".to_owned())
        .stack_size(THREAD_STACK)
        .spawn(script)
        .map_err(|_| ScriptError::Unavailable("no thread is free; try again"))?;
    let result = receive
        .recv_timeout(limits.time + GRACE)
        .map_err(|_| ScriptError::Time(limits.time))??;
    serde_json::from_str(&result)
        .map_err(|_| ScriptError::Result("the result is no JSON".to_owned()))
}

pub(crate) fn check(source: &str) -> Result<(), ScriptError> {
    let limits = Limits::default();
    let runtime = runtime(limits, Instant::now())?;
    let context = Context::full(&runtime).map_err(|error| failed(&error))?;
    // A module is read when it is declared, and none of it is run. In parentheses, code that ends its function and begins
    // another cannot be read.
    let module = format!("export default (function (input) {{ {source}\n}})");
    context.with(|ctx| {
        let declared = Module::declare(ctx.clone(), "code", module).catch(&ctx);
        declared
            .map(|_| ())
            .map_err(|error| Thrown::from(error).of(limits))
    })
}

fn failed(error: &rquickjs::Error) -> ScriptError {
    ScriptError::Script(error.to_string())
}

/// The engine with its limits; it stops at the first look at the clock after them.
fn runtime(limits: Limits, started: Instant) -> Result<Runtime, ScriptError> {
    let runtime = Runtime::new().map_err(|error| failed(&error))?;
    runtime.set_memory_limit(limits.memory);
    runtime.set_max_stack_size(STACK);
    let handler = move || started.elapsed() >= limits.time;
    runtime.set_interrupt_handler(Some(Box::new(handler)));
    Ok(runtime)
}

fn execute(source: &str, input: &str, limits: Limits) -> Result<String, ScriptError> {
    let started = Instant::now();
    let runtime = runtime(limits, started)?;
    let context = Context::full(&runtime).map_err(|error| failed(&error))?;
    let result = context.with(|ctx| called(&ctx, source, input));
    match result {
        Ok(Some(text)) if text.len() > MAX_RESULT => Err(ScriptError::Result(format!(
            "the result is longer than {MAX_RESULT} bytes"
        ))),
        Ok(text) => Ok(text.unwrap_or_else(|| "null".to_owned())),
        Err(_) if started.elapsed() >= limits.time => Err(ScriptError::Time(limits.time)),
        Err(why) => Err(why.of(limits)),
    }
}

/// What a script threw.
struct Thrown(String);

impl Thrown {
    fn of(self, limits: Limits) -> ScriptError {
        if self.0.contains("out of memory") {
            return ScriptError::Memory(limits.memory);
        }
        ScriptError::Script(self.0.chars().take(2_000).collect())
    }
}

impl From<CaughtError<'_>> for Thrown {
    fn from(caught: CaughtError<'_>) -> Self {
        Self(match caught {
            CaughtError::Error(rquickjs::Error::Allocation) => "out of memory".to_owned(),
            CaughtError::Error(error) => error.to_string(),
            CaughtError::Exception(exception) => {
                let message = exception.message().unwrap_or_default();
                let stack = exception.stack().unwrap_or_default();
                // Our own frames mean nothing to its author.
                let at = stack
                    .lines()
                    .find(|line| line.contains("code:"))
                    .unwrap_or_default();
                format!("{message} {}", at.trim()).trim().to_owned()
            }
            CaughtError::Value(value) => match value.as_string().map(|text| text.to_string()) {
                Some(Ok(text)) => text,
                _ => "the code threw something that is no error".to_owned(),
            },
        })
    }
}

fn compiled<'js>(ctx: &Ctx<'js>, source: &str) -> Result<Function<'js>, Thrown> {
    let maker = "(source) => (0, eval)('(function (input) { \"use strict\"; ' + source + '\\n})')";
    let maker: Function = ctx.eval(maker).catch(ctx)?;
    maker.call((source,)).catch(ctx).map_err(Thrown::from)
}

fn called(ctx: &Ctx<'_>, source: &str, input: &str) -> Result<Option<String>, Thrown> {
    let () = ctx.eval(PRELUDE).catch(ctx)?;
    // Before the script can put its own in their place.
    let write: Function = ctx
        .eval("((stringify) => (value) => stringify(value))(JSON.stringify)")
        .catch(ctx)?;
    let function = compiled(ctx, source)?;
    let input = ctx.json_parse(input).catch(ctx)?;
    let output: rquickjs::Value = function.call((input,)).catch(ctx)?;
    let text: rquickjs::Value = write.call((output,)).catch(ctx)?;
    match text.into_string() {
        Some(text) => text.to_string().catch(ctx).map(Some).map_err(Thrown::from),
        // What JSON has no word for: undefined, a function.
        None => Ok(None),
    }
}
