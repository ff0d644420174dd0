// The `openai` package for JavaScript, unchanged, against Tekup's /v1. Run by openai.sh.

import assert from "node:assert/strict";
import OpenAI from "openai";

const SMALL = "smollm2-135m-instruct";
const VECTORS = "multilingual-e5-small";
const messages = [
    { role: "system", content: "You are kind." },
    { role: "user", content: "Say hello." },
];
const weather = {
    type: "function",
    function: {
        name: "weather",
        parameters: {
            type: "object",
            properties: { city: { enum: ["Aarhus", "Odense"] } },
            required: ["city"],
            additionalProperties: false,
        },
    },
};

const client = new OpenAI({ maxRetries: 0 });
const chat = (more) =>
    client.chat.completions.create({ model: SMALL, messages, temperature: 0, seed: 7, max_tokens: 12, ...more });

const ids = [];
for await (const model of client.models.list()) ids.push(model.id);
assert.ok(ids.includes(SMALL) && ids.includes(VECTORS), ids.join());

const whole = await chat();
const said = whole.choices[0].message.content;
assert.ok(said.length > 0);
assert.equal(whole.usage.total_tokens, whole.usage.prompt_tokens + whole.usage.completion_tokens);

let text = "";
let usage = null;
for await (const chunk of await chat({ stream: true, stream_options: { include_usage: true } })) {
    usage = chunk.usage ?? usage;
    text += chunk.choices[0]?.delta.content ?? "";
}
assert.equal(text, said);
assert.ok(usage.completion_tokens > 0);

const called = await chat({ tools: [weather], tool_choice: "required", max_tokens: 80 });
assert.equal(called.choices[0].finish_reason, "tool_calls");
const [call] = called.choices[0].message.tool_calls;
assert.ok(["Aarhus", "Odense"].includes(JSON.parse(call.function.arguments).city));

const runner = client.chat.completions.stream({
    model: SMALL,
    messages,
    tools: [weather],
    tool_choice: "required",
    max_tokens: 80,
    temperature: 0,
});
const final = await runner.finalChatCompletion();
assert.equal(final.choices[0].message.tool_calls[0].function.name, "weather");

const structured = await chat({
    max_tokens: 40,
    response_format: {
        type: "json_schema",
        json_schema: {
            name: "mood",
            strict: true,
            schema: {
                type: "object",
                properties: { mood: { enum: ["good", "bad"] } },
                required: ["mood"],
                additionalProperties: false,
            },
        },
    },
});
assert.ok(["good", "bad"].includes(JSON.parse(structured.choices[0].message.content).mood));

const input = ["kortet er spærret", "the card is blocked"];
const vectors = await client.embeddings.create({ model: VECTORS, input });
assert.equal(vectors.data.length, 2);
assert.equal(vectors.data[0].embedding.length, 384);

await assert.rejects(client.models.retrieve("gpt-unknown"), OpenAI.NotFoundError);
await assert.rejects(chat({ colour: "red" }), (error) => error instanceof OpenAI.BadRequestError && error.param === "colour");
await assert.rejects(new OpenAI({ apiKey: "sk-wrong", maxRetries: 0 }).models.list(), OpenAI.AuthenticationError);

const given = await chat({ stream: true, max_tokens: 500 });
for await (const _ of given) break;
given.controller.abort();
assert.ok((await chat({ max_tokens: 4 })).choices[0].message.content.length > 0);

console.log("openai for JavaScript: all well");
