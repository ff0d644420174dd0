"""The `openai` package for Python, unchanged, against Tekup's /v1. Run by openai.sh."""

import json

import openai

SMALL = "smollm2-135m-instruct"
VECTORS = "multilingual-e5-small"
HELLO = [{"role": "system", "content": "You are kind."}, {"role": "user", "content": "Say hello."}]
WEATHER = {
    "type": "function",
    "function": {
        "name": "weather",
        "description": "The weather in a city.",
        "parameters": {
            "type": "object",
            "properties": {"city": {"enum": ["Aarhus", "Odense"]}},
            "required": ["city"],
            "additionalProperties": False,
        },
    },
}
MOOD = {
    "type": "json_schema",
    "json_schema": {
        "name": "mood",
        "strict": True,
        "schema": {
            "type": "object",
            "properties": {"mood": {"enum": ["good", "bad"]}},
            "required": ["mood"],
            "additionalProperties": False,
        },
    },
}

client = openai.OpenAI(max_retries=0)


def chat(**more):
    return client.chat.completions.create(
        model=SMALL, messages=more.pop("messages", HELLO), temperature=0, seed=7, **more
    )


def lists():
    ids = [model.id for model in client.models.list()]
    assert SMALL in ids and VECTORS in ids, ids
    assert client.models.retrieve(SMALL).object == "model"


def whole():
    answer = chat(max_tokens=12)
    assert answer.choices[0].message.content
    assert answer.choices[0].finish_reason in ("stop", "length")
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens
    assert answer.usage.completion_tokens <= 12
    return answer.choices[0].message.content


def streamed(said):
    text, usage, pieces = "", None, 0
    for chunk in chat(max_tokens=12, stream=True, stream_options={"include_usage": True}):
        usage = chunk.usage or usage
        for choice in chunk.choices:
            text += choice.delta.content or ""
            pieces += 1
    assert text == said, (text, said)
    assert pieces > 2 and usage.completion_tokens > 0


def stopped(said):
    word = said.split()[1]
    answer = chat(max_tokens=12, stop=[word])
    assert word not in answer.choices[0].message.content
    assert answer.choices[0].finish_reason == "stop"


def called():
    answer = chat(tools=[WEATHER], tool_choice="required", max_tokens=80)
    assert answer.choices[0].finish_reason == "tool_calls"
    message = answer.choices[0].message
    call = message.tool_calls[0]
    assert call.function.name == "weather"
    assert json.loads(call.function.arguments)["city"] in ("Aarhus", "Odense")
    # The message goes back as it came, with the tool's result.
    result = {"role": "tool", "tool_call_id": call.id, "content": "Sunny."}
    answer = chat(messages=[*HELLO, message, result], tools=[WEATHER], tool_choice="none", max_tokens=12)
    assert answer.choices[0].message.content
    with client.chat.completions.stream(
        model=SMALL, messages=HELLO, tools=[WEATHER], tool_choice="required", max_tokens=80, temperature=0
    ) as stream:
        stream.until_done()
        final = stream.get_final_completion()
    assert final.choices[0].message.tool_calls[0].function.name == "weather"


def structured():
    answer = chat(response_format=MOOD, max_tokens=40)
    assert json.loads(answer.choices[0].message.content)["mood"] in ("good", "bad")


def embedded():
    texts = ["kortet er spærret", "the card is blocked"]
    # The package asks for base64 by itself and unpacks it.
    packed = client.embeddings.create(model=VECTORS, input=texts)
    plain = client.embeddings.create(model=VECTORS, input=texts, encoding_format="float")
    assert len(packed.data) == 2 and len(packed.data[0].embedding) == 384
    for one, other in zip(packed.data[1].embedding, plain.data[1].embedding, strict=True):
        assert abs(one - other) < 1e-5
    assert packed.usage.total_tokens > 6


def refused():
    def fails(kind, call):
        try:
            call()
        except kind as error:
            return error
        raise AssertionError(f"{kind.__name__} was not raised")

    error = fails(openai.NotFoundError, lambda: client.models.retrieve("gpt-unknown"))
    assert error.code == "model_not_found"
    error = fails(openai.BadRequestError, lambda: chat(extra_body={"colour": "red"}))
    assert error.param == "colour", error
    error = fails(openai.BadRequestError, lambda: chat(n=2))
    assert error.param == "n", error
    stranger = openai.OpenAI(api_key="sk-wrong", max_retries=0)
    fails(openai.AuthenticationError, stranger.models.list)


def given_up():
    stream = chat(max_tokens=500, stream=True)
    for _ in stream:
        break
    stream.close()
    # The place is free again at once.
    assert chat(max_tokens=4).choices[0].message.content


lists()
said = whole()
streamed(said)
stopped(said)
called()
structured()
embedded()
refused()
given_up()
print(f"openai for Python {openai.__version__}: all well")
