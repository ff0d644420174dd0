"""AgentScope's MsgHub: one participant says SECONDS long as much as the others take in. hub.py SECONDS

The hub hands a message to each participant in turn, in one process and without keeping it; its like here is a channel
in memory. Prints one line of JSON.
"""

import asyncio
import json
import sys
import time

from agentscope.agent import AgentBase
from agentscope.message import Msg
from agentscope.pipeline import MsgHub

TEXT = "x" * 200


class Listener(AgentBase):
    """Takes down how long each message was on its way."""

    def __init__(self) -> None:
        super().__init__()
        self.ways: list[float] = []

    async def observe(self, msg) -> None:
        self.ways.append(time.perf_counter() - msg.metadata["sent"])

    async def reply(self, *args, **kwargs):
        raise NotImplementedError


async def main(seconds: float) -> None:
    listener = Listener()
    start = time.perf_counter()
    async with MsgHub([listener]) as hub:
        while time.perf_counter() - start < seconds:
            sent = {"sent": time.perf_counter()}
            await hub.broadcast(Msg("bench", TEXT, "user", metadata=sent))
    took = time.perf_counter() - start
    ways = sorted(listener.ways)
    at = lambda part: round(ways[min(int(len(ways) * part), len(ways) - 1)] * 1000, 2)
    print(
        json.dumps(
            {
                "backend": "agentscope", "asked": 0, "perSecond": round(len(ways) / took), "messages": len(ways),
                "p50ms": at(0.5), "p99ms": at(0.99), "maxMs": at(1.0),
            }
        )
    )


asyncio.run(main(float(sys.argv[1])))
