# Runs the programs named by the arguments in this process; after each one's output and traceback an end mark.
import builtins
import contextlib
import io
import linecache
import sys
import traceback


def run(file):
    out = io.StringIO()
    report = ""
    with open(file, encoding="utf-8") as f:
        source = f.read()
    scope = {"__name__": "__main__", "__builtins__": builtins, "__file__": file}
    with contextlib.redirect_stdout(out):
        try:
            exec(compile(source, file, "exec"), scope)
        except SyntaxError as e:
            report = "no program: " + str(e)
        except BaseException as e:
            tb = e.__traceback__.tb_next
            report = "".join(traceback.format_exception(type(e), e, tb))
    return out.getvalue(), report


# The frames of this driver count as well.
sys.setrecursionlimit(1000 + 2)
files = sys.argv[1:]
sys.argv = ["program.py"]
stdout = sys.stdout
for file in files:
    for part in run(file):
        stdout.write(part + "\x1e")
    linecache.clearcache()
