import sys

tries = getattr(sys, "_flaky_tries", 0) + 1
sys._flaky_tries = tries
if tries < 2:
    raise RuntimeError(f"try {tries}")
