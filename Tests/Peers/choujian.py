"""The program under test, called as a user calls it."""
import pathlib
import subprocess


class Choujian:
    def __init__(self, program):
        self.program = pathlib.Path(program).resolve()

    def __call__(self, *arguments, expect=(0,)):
        """Runs a command; an exit code that is not expected ends the comparison."""
        command = [str(self.program), *map(str, arguments), "--lang", "en"]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode not in expect:
            raise SystemExit(f"{' '.join(command)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
        return done
