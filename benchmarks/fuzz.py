"""Runs one target of tests/fuzzing.py with the coverage of reportx's code as a guide.

    python benchmarks/fuzz.py text --runs 100000 --kept out/fuzz/text

Atheris (``pip install '.[hard]'``) tells which inputs reach code that none before them reached; these are
kept in the folder, and the next ones are made of them. Where it can't be installed, chance alone chooses. An
input that breaks a promise, or takes longer than a reading may, is written to the folder ``found`` beside it.
The last line tells how many inputs were read.
"""

import argparse
import random
import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

# The bytes of an input: what is wrong with a long one is mostly so with a short one, of which more are read.
MOST = {"text": 300, "html": 600, "docx": 1500, "pdf": 4000, "packs": 600}
PATIENCE = 20  # seconds for one input
MEMORY = 2048  # megabytes


def main() -> None:
    """Fuzz."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("target", choices=["text", "html", "docx", "pdf", "packs"])
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kept", type=Path, help="where inputs that reach new code are kept")
    given = parser.parse_args()
    kept = given.kept or Path("out", "fuzz", given.target)
    kept.mkdir(parents=True, exist_ok=True)
    found = kept.with_name(f"{kept.name}-found")
    found.mkdir(exist_ok=True)
    try:
        import atheris  # noqa: PLC0415
    except ImportError:
        by_chance(given.target, given.runs, given.seed, found)
        return
    with atheris.instrument_imports(include=["reportx"]):
        import fuzzing  # noqa: PLC0415
    read, seeds = fuzzing.TARGETS[given.target], fuzzing.seeds(given.target)
    count = 0

    def once(data: bytes) -> None:
        nonlocal count
        count += 1
        read(data)

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.1:
            return bytes(atheris.Mutate(data, most))
        return fuzzing.mutated(data or chance.choice(seeds), given.target, chance, seeds, most)[:most]

    options = [
        sys.argv[0], str(kept), str(fuzzing.SEEDS / given.target), f"-runs={given.runs}",
        f"-seed={given.seed}",
        f"-max_len={MOST[given.target]}", f"-timeout={PATIENCE}", f"-rss_limit_mb={MEMORY}",
        f"-artifact_prefix={found}/",
        "-print_final_stats=1", "-len_control=0",
    ]  # fmt: skip
    atheris.Setup(options, once, custom_mutator=mutate)
    atheris.Fuzz()


def by_chance(target: str, runs: int, seed: int, found: Path) -> None:
    """The same without a guide: what breaks a promise is written down, and the next is tried."""
    import fuzzing  # noqa: PLC0415

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY << 20, MEMORY << 20))
    broken = 0
    for number, data in enumerate(fuzzing.made(target, runs, seed=seed)):
        try:
            fuzzing.TARGETS[target](data)
        except Exception as error:
            broken += 1
            (found / f"{target}-{number}").write_bytes(data)
            print(f"{type(error).__name__}: {str(error)[:200]}", flush=True)
    print(f"Done {runs} runs, {broken} broken")


if __name__ == "__main__":
    main()
