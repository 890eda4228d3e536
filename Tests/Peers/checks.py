"""Counts what held and prints what did not."""


class Checks:
    def __init__(self):
        self.passed = self.failed = 0

    def that(self, holds, otherwise):
        """Counts one check; says what is wrong where it does not hold."""
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED: {otherwise}", flush=True)
