#!/usr/bin/env escript
%% Ping-pong: a message there and one back. See programs/tasklet_ping_pong.py.
-mode(compile).
-include("harness.hrl").

main(Arguments) ->
    run(Arguments, fun work/1, fun(_, Value) -> integer_to_list(Value) end, fun(N) -> N end).

work(N) ->
    Pong = spawn_link(fun() -> pong(N) end),
    ping(N, Pong, 0).

ping(0, _, Value) ->
    Value;
ping(N, Pong, Value) ->
    Pong ! {self(), Value},
    receive
        {Pong, Answer} -> ping(N - 1, Pong, Answer)
    end.

pong(0) ->
    ok;
pong(N) ->
    receive
        {Ping, Value} -> Ping ! {self(), Value + 1}
    end,
    pong(N - 1).
