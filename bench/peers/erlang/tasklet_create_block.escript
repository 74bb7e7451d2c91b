#!/usr/bin/env escript
%% Create and block: very many processes that wait for a message. See programs/tasklet_create_block.py.
%% There is no gate: everybody is sent its own value. The time ends when the last one has started, and so all have.
-mode(compile).
-include("harness.hrl").

main(Arguments) ->
    run(Arguments, fun work/1, fun finish/2, fun(N) -> N end).

work(N) ->
    Parent = self(),
    Waiting = [spawn_link(fun() -> wait(Number, Parent) end) || Number <- lists:seq(0, N - 1)],
    spawn_link(fun() -> Parent ! all_wait end),
    receive all_wait -> Waiting end.

wait(Number, Parent) ->
    receive
        {value, Value} -> Parent ! {product, Number * Value}
    end.

finish(_, Waiting) ->
    send(Waiting, 0),
    Products = [receive {product, Product} -> Product end || _ <- Waiting],
    io_lib:format("~b ~b", [length(Products), lists:sum(Products)]).

send([], _) ->
    ok;
send([First | Others], Value) ->
    First ! {value, Value},
    send(Others, Value + 1).
