#!/usr/bin/env escript
%% Switch: processes that give way to each other. See programs/tasklet_switch.py.
%% The hash of the order is in an atomic variable: processes share nothing else.
-mode(compile).
-include("harness.hrl").

main(Arguments) ->
    run(Arguments, fun work/1, fun(_, Text) -> Text end, fun(N) -> N div 2 * 2 + N div 100 * 100 end).

work(N) ->
    io_lib:format("~b ~b", [round_robin(2, N div 2), round_robin(100, N div 100)]).

round_robin(Number, Times) ->
    Trace = atomics:new(1, []),
    Parent = self(),
    [spawn_link(fun() -> spin(Ident, Times, Trace), Parent ! done end)
     || Ident <- lists:seq(0, Number - 1)],
    [receive done -> ok end || _ <- lists:seq(1, Number)],
    atomics:get(Trace, 1).

spin(_, 0, _) ->
    ok;
spin(Ident, Times, Trace) ->
    atomics:put(Trace, 1, (atomics:get(Trace, 1) * 31 + Ident) band 16#FFFFFFFF),
    erlang:yield(),
    spin(Ident, Times - 1, Trace).
