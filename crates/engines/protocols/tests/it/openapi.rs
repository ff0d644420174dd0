use serde_json::{Value, json};
use tekup_protocols::openapi::{Content, read};

const SHOP: &str = r##"
openapi: 3.0.3
info: {title: Shop, version: "1.2"}
servers:
  - url: https://{place}.example.com/v1/
    variables: {place: {default: api}}
paths:
  /orders/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
    get:
      operationId: getOrder
      summary: One order.
      parameters:
        - {name: fields, in: query, schema: {type: array, items: {type: string}}}
        - {name: tags, in: query, explode: false, schema: {type: array, items: {type: string}}}
        - {name: filter, in: query, style: deepObject, schema: {type: object}}
        - {name: X-Shop, in: header, required: true, schema: {type: integer, minimum: 0, exclusiveMinimum: true}}
        - {name: Authorization, in: header, schema: {type: string}}
      responses:
        200:
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Order"}
    delete:
      responses: {"204": {description: gone}}
  /orders:
    post:
      operationId: "orders.create"
      requestBody: {$ref: "#/components/requestBodies/Order"}
      responses: {}
  /form:
    post:
      operationId: form
      parameters: [{name: body, in: query, schema: {type: string}}]
      requestBody:
        content:
          application/x-www-form-urlencoded: {schema: {type: object}}
  /upload:
    post:
      operationId: upload
      requestBody: {content: {multipart/form-data: {schema: {type: object}}}}
components:
  requestBodies:
    Order:
      required: true
      content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}
  schemas:
    Order:
      type: object
      required: [lines]
      properties:
        note: {type: string, nullable: true, example: hej}
        lines: {type: array, items: {$ref: "#/components/schemas/Line"}}
    Line:
      type: object
      properties:
        of: {$ref: "#/components/schemas/Order"}
        elsewhere: {$ref: "other.yaml#/Thing"}
"##;

#[test]
fn each_operation_becomes_a_form() {
    let shop = read(SHOP).unwrap();
    assert_eq!(
        (shop.title.as_str(), shop.version.as_str()),
        ("Shop", "1.2")
    );
    assert_eq!(shop.server.as_deref(), Some("https://api.example.com/v1/"));
    let ids: Vec<&str> = shop.operations.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(
        ids,
        ["form", "orders_create", "getOrder", "delete_orders_id"]
    );
    assert_eq!(shop.skipped[0].operation, "POST /upload");
    assert!(shop.skipped[0].why.contains("multipart/form-data"));
    let get = &shop.operations[2];
    assert_eq!(get.input["required"], json!(["id", "X-Shop"]));
    assert_eq!(
        get.input["properties"]["X-Shop"],
        json!({"type": "integer", "exclusiveMinimum": 0})
    );
    assert!(get.input["properties"].get("Authorization").is_none());
    assert_eq!(
        get.output.as_ref().unwrap()["properties"]["note"],
        json!({"type": ["string", "null"]})
    );
    // References go round, and lead no further than the description.
    let create = &shop.operations[1];
    assert_eq!(
        create.input["properties"]["body"],
        json!({"$ref": "#/$defs/Order"})
    );
    assert_eq!(
        create.input["$defs"]["Line"]["properties"],
        json!({"of": {"$ref": "#/$defs/Order"}, "elsewhere": {}})
    );
    assert_eq!(create.input["required"], json!(["body"]));
}

#[test]
fn what_is_filled_in_becomes_a_request() {
    let shop = read(SHOP).unwrap();
    let of = |at: usize, inputs: Value| {
        shop.operations[at].request("https://api.example.com/v1/", inputs.as_object().unwrap())
    };
    let get = of(2, json!({"id": "a/../b ?", "fields": ["x", "y"], "tags": ["p", "q"], "filter": {"n": 1}, "X-Shop": 3})).unwrap();
    assert_eq!(
        get.url,
        "https://api.example.com/v1/orders/a%2F..%2Fb%20%3F"
    );
    let query: Vec<String> = get
        .query
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    assert_eq!(query, ["fields=x", "fields=y", "tags=p,q", "filter[n]=1"]);
    assert_eq!(get.headers, [("X-Shop".to_owned(), "3".to_owned())]);
    for id in [json!(".."), json!(""), Value::Null] {
        assert!(of(2, json!({"id": id})).unwrap_err().starts_with("id: "));
    }
    let form = of(
        0,
        json!({"query_body": "q", "body": {"a": [1, 2], "b": null}}),
    )
    .unwrap();
    assert_eq!(form.query, [("body".to_owned(), "q".to_owned())]);
    assert_eq!(form.body.unwrap().1, Content::Text("a=1&a=2".to_owned()));
    let create = of(1, json!({"body": {"lines": []}})).unwrap();
    assert_eq!(
        create.body,
        Some((
            "application/json".to_owned(),
            Content::Json(json!({"lines": []}))
        ))
    );
}

#[test]
fn what_is_no_description_is_said() {
    let bomb = format!(
        "openapi: 3.1.0\na: &a [x, x, x, x, x, x, x, x, x]\n{}",
        ('b'..='k')
            .zip('a'..)
            .map(|(one, of)| format!(
                "{one}: &{one} [*{of}, *{of}, *{of}, *{of}, *{of}, *{of}, *{of}, *{of}, *{of}]\n"
            ))
            .collect::<String>()
    );
    let deep = format!("{{\"openapi\": \"3.1.0\", \"x\": {}", "[".repeat(100_000));
    let deep_yaml = format!("openapi: 3.1.0\nx: {}", "[".repeat(100_000));
    for (text, words) in [
        ("{\"swagger\": \"2.0\"}", "Swagger 2"),
        ("hej", "no OpenAPI"),
        ("{\"openapi\": \"3.1.0\"}", "no operation"),
        ("{\"openapi\": ", "as JSON"),
        ("openapi: [", "as YAML"),
        (bomb.as_str(), "as YAML"),
        (deep.as_str(), "as JSON"),
        (deep_yaml.as_str(), "as YAML"),
    ] {
        let refused = read(text).unwrap_err();
        assert!(refused.contains(words), "{words}: {refused}");
    }
}
