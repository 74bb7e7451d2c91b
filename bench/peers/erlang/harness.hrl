%% What all programs here share: arguments, the clock, the lines that pirn-bench reads.
%%
%%     PROGRAM SIZE [--time | --curve N]
%%
%% Work is timed; Finish turns its result into the checksum outside the time; Operations says how many operations it is.
%% Each run has a process of its own, so that messages left over do not disturb the next.

run(Arguments, Work, Finish, Operations) ->
    [SizeText | Flags] = Arguments,
    Size = list_to_integer(SizeText),
    case Flags of
        ["--curve", Times] ->
            [io:format("curve_ns=~b~n", [element(1, once(Size, Work, Finish))])
             || _ <- lists:seq(1, list_to_integer(Times))];
        _ ->
            {Elapsed, Checksum} = once(Size, Work, Finish),
            io:format("~s~n", [Checksum]),
            Flags =:= ["--time"] andalso
                io:format("time_ns_per_op=~.2f~n", [Elapsed / Operations(Size)])
    end.

once(Size, Work, Finish) ->
    Parent = self(),
    spawn_link(fun() ->
        Start = erlang:monotonic_time(nanosecond),
        Result = Work(Size),
        Elapsed = erlang:monotonic_time(nanosecond) - Start,
        Parent ! {measured, Elapsed, lists:flatten(Finish(Size, Result))}
    end),
    receive
        {measured, Elapsed, Checksum} -> {Elapsed, Checksum}
    end.
