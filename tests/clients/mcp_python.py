"""The `mcp` package for Python, unchanged, against Tekup's /mcp. Run by mcp.sh."""

import asyncio
import json
import os

import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

URL = os.environ["TEKUP_URL"] + "/mcp"
KEY = {"Authorization": f"Bearer {os.environ['TEKUP_TENANT_KEY']}"}


async def first_document(client: Client):
    """The server is fresh, and may still be reading its documents in."""
    async with asyncio.timeout(180):
        while not (listed := (await client.list_resources()).resources):
            await asyncio.sleep(0.5)
    return listed[0]


async def speak(mode: str, revision: str) -> None:
    async with httpx2.AsyncClient(headers=KEY, timeout=30) as http:
        async with Client(streamable_http_client(URL, http_client=http), mode=mode) as client:
            assert client.protocol_version == revision, client.protocol_version
            assert client.server_info.name == "tekup", client.server_info

            names, cursor = [], None
            while True:
                page = await client.list_tools(cursor=cursor)
                names += [tool.name for tool in page.tools]
                cursor = page.next_cursor
                if cursor is None:
                    break
            assert len(names) == len(set(names)) > 100 and "leads_create" in names, len(names)

            lead = {"name": "Mette Protokol", "email": f"mette-{revision}@example.dk"}
            made = await client.call_tool("leads_create", lead)
            assert not made.is_error, made.content
            got = await client.call_tool("leads_get", {"id": made.structured_content["id"]})
            assert json.loads(got.content[0].text)["email"] == lead["email"]
            await client.call_tool("leads_delete", {"id": made.structured_content["id"]})
            wrong = await client.call_tool("leads_create", {"nom": "Mette"})
            assert wrong.is_error and "nom" in wrong.content[0].text, wrong.content

            document = await first_document(client)
            read = await client.read_resource(document.uri)
            assert read.contents[0].text.strip(), document

            agent = {"name": f"Seller {revision}", "definition": {"instructions": "Sell bicycles."}}
            agent = (await client.call_tool("agents_create", agent)).structured_content["id"]
            assert agent in [prompt.name for prompt in (await client.list_prompts()).prompts]
            prompt = await client.get_prompt(agent, {"task": "Find one."})
            assert prompt.messages[0].content.text == "Sell bicycles.\n\nFind one."
            await client.call_tool("agents_delete", {"id": agent})
    print(f"mcp for Python, {revision}: {len(names)} tools")


asyncio.run(speak("legacy", "2025-11-25"))
asyncio.run(speak("auto", "2026-07-28"))
