// Shows /openapi.json and lets its operations be tried. Texts are set as text, never as HTML.
const el = (tag, props = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...children);
  return node;
};

const sample = (schema) => {
  if (!schema) return null;
  if (schema.enum) return schema.enum[0];
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "object") {
    const fields = Object.entries(schema.properties ?? {});
    const wanted = fields.filter(([name]) => (schema.required ?? []).includes(name));
    return Object.fromEntries(wanted.map(([name, field]) => [name, sample(field)]));
  }
  if (type === "array") return [sample(schema.items)];
  return { string: "", integer: schema.minimum ?? 0, number: 0, boolean: false }[type] ?? null;
};

const tryIt = (path, method, operation) => {
  const inputs = (operation.parameters ?? []).map((parameter) => {
    const input = el("input", { placeholder: parameter.schema?.type ?? "" });
    return { parameter, input };
  });
  const schema = operation.requestBody?.content?.["application/json"]?.schema;
  const body = schema && el("textarea", {
    value: JSON.stringify(sample(schema), null, 2),
    ariaLabel: "Body",
  });
  const output = el("pre", { hidden: true });
  const send = el("button", { textContent: "Send" });
  send.onclick = async () => {
    let url = path;
    const query = new URLSearchParams();
    const headers = {};
    const key = document.querySelector("#key").value;
    if (key) headers["x-tenant-key"] = key;
    for (const { parameter, input } of inputs) {
      if (!input.value) continue;
      if (parameter.in === "path") url = url.replace(`{${parameter.name}}`, encodeURIComponent(input.value));
      if (parameter.in === "query") query.set(parameter.name, input.value);
      if (parameter.in === "header") headers[parameter.name] = input.value;
    }
    if (body) headers["content-type"] = "application/json";
    output.hidden = false;
    output.textContent = "…";
    try {
      const found = await fetch(url + (query.size ? `?${query}` : ""), {
        method: method.toUpperCase(), headers, body: body?.value,
      });
      const text = await found.text();
      let shown = text;
      try { shown = JSON.stringify(JSON.parse(text), null, 2); } catch { /* not JSON: as it is */ }
      output.textContent = `${found.status}\n${shown}`;
    } catch (error) {
      output.textContent = String(error);
    }
  };
  const fields = inputs.map(({ parameter, input }) =>
    el("p", {}, el("label", {}, `${parameter.name} (${parameter.in}${parameter.required ? ", required" : ""})`, input)));
  return el("div", {}, ...fields, ...(body ? [body] : []), el("p", {}, send), output);
};

const show = (path, method, operation) => {
  const details = el("details", { id: operation.operationId });
  details.append(el("summary", {},
    el("span", { className: "method", textContent: method }),
    el("code", { textContent: path }),
    el("span", { textContent: operation.summary ?? "" })));
  details.addEventListener("toggle", () => {
    if (!details.open || details.childElementCount > 1) return;
    const success = Object.entries(operation.responses).find(([status]) => status.startsWith("2"));
    details.append(el("div", { className: "body" },
      el("p", { textContent: `${operation.operationId}${operation["x-permission"] ? ` needs ${operation["x-permission"]}` : ""}` }),
      tryIt(path, method, operation),
      el("p", { textContent: "Answer" }),
      el("pre", { textContent: JSON.stringify(success?.[1]?.content?.["application/json"]?.schema ?? {}, null, 2) })));
  });
  details.dataset.text = `${path} ${operation.operationId} ${operation.summary}`.toLowerCase();
  return details;
};

const main = document.querySelector("#operations");
const contract = await (await fetch("/openapi.json")).json();
const groups = new Map();
for (const [path, item] of Object.entries(contract.paths)) {
  for (const [method, operation] of Object.entries(item)) {
    const tag = operation.tags?.[0] ?? "other";
    groups.set(tag, [...(groups.get(tag) ?? []), show(path, method, operation)]);
  }
}
main.replaceChildren(...[...groups].sort().map(([tag, shown]) =>
  el("section", {}, el("h2", { textContent: tag }), ...shown)));
document.querySelector("#find").oninput = (event) => {
  const wanted = event.target.value.toLowerCase();
  for (const details of main.querySelectorAll("details")) details.hidden = !details.dataset.text.includes(wanted);
};
