#!/usr/bin/env escript
%% Prime sieve: a chain of filters that grows by one for every prime. See programs/tasklet_prime_sieve.py.
%% Messages do not wait for their receiver, so each number is asked for.
-mode(compile).
-include("harness.hrl").

main(Arguments) ->
    run(Arguments, fun work/1, fun(_, Text) -> Text end, fun operations/1).

work(N) ->
    Source = spawn_link(fun() -> count_from(2) end),
    chain(N, Source, 0, 0).

chain(0, _, Prime, Total) ->
    io_lib:format("~b ~b", [Prime, Total]);
chain(N, End, _, Total) ->
    Prime = next(End),
    chain(N - 1, spawn_link(fun() -> drop_multiples(Prime, End) end), Prime, Total + Prime).

next(Source) ->
    Source ! {next, self()},
    receive
        {number, Number} -> Number
    end.

count_from(Number) ->
    receive
        {next, Receiver} -> Receiver ! {number, Number}
    end,
    count_from(Number + 1).

drop_multiples(Prime, Source) ->
    receive
        {next, Receiver} -> Receiver ! {number, first_other(Prime, Source)}
    end,
    drop_multiples(Prime, Source).

first_other(Prime, Source) ->
    case next(Source) of
        Number when Number rem Prime =:= 0 -> first_other(Prime, Source);
        Number -> Number
    end.

%% Numbers up to the n-th prime, each with the stages that it reaches.
operations(N) ->
    operations(N, 2, [], 0).

operations(0, _, _, Handed) ->
    Handed;
operations(N, Number, Primes, Handed) ->
    case stages(Number, lists:reverse(Primes), 1) of
        {prime, Stages} -> operations(N - 1, Number + 1, [Number | Primes], Handed + Stages);
        {multiple, Stages} -> operations(N, Number + 1, Primes, Handed + Stages)
    end.

stages(_, [], Stage) ->
    {prime, Stage};
stages(Number, [Prime | _], Stage) when Number rem Prime =:= 0 ->
    {multiple, Stage};
stages(Number, [_ | Primes], Stage) ->
    stages(Number, Primes, Stage + 1).
