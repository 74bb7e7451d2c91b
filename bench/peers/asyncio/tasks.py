"""Channels of asyncio on which sender and receiver meet."""

import asyncio
from collections import deque


class Channel:
    def __init__(self):
        self.receivers = deque()
        self.senders = deque()
        self.new_future = asyncio.get_running_loop().create_future

    async def send(self, value):
        if self.receivers:
            self.receivers.popleft().set_result(value)
            return
        taken = self.new_future()
        self.senders.append((taken, value))
        await taken

    async def receive(self):
        if self.senders:
            taken, value = self.senders.popleft()
            taken.set_result(None)
            return value
        given = self.new_future()
        self.receivers.append(given)
        return await given
