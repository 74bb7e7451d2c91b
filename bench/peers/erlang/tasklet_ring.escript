#!/usr/bin/env escript
%% Ring: a token that goes round 503 processes. See programs/tasklet_ring.py.
-mode(compile).
-include("harness.hrl").

main(Arguments) ->
    run(Arguments, fun work/1, fun(_, Winner) -> integer_to_list(Winner) end, fun(N) -> N end).

work(N) ->
    Winner = self(),
    [First | Others] = [spawn(fun() -> start(I, Winner) end) || I <- lists:seq(1, 503)],
    connect(First, Others ++ [First]),
    First ! N,
    receive
        {winner, Number} ->
            [exit(Member, kill) || Member <- [First | Others]],
            Number
    end.

connect(_, []) ->
    ok;
connect(Member, [Neighbour | Others]) ->
    Member ! {neighbour, Neighbour},
    connect(Neighbour, Others).

start(Number, Winner) ->
    receive
        {neighbour, Neighbour} -> member(Number, Neighbour, Winner)
    end.

member(Number, Neighbour, Winner) ->
    receive
        0 ->
            Winner ! {winner, Number};
        Token ->
            Neighbour ! Token - 1,
            member(Number, Neighbour, Winner)
    end.
