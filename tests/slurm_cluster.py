"""SLURM with one node, for as long as a test needs it; key, ports, folders its own."""

from __future__ import annotations

import getpass
import os
import secrets
import shlex
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from programs import program

WAIT = 30  # seconds, for a start and an end

# What is left out has a default that asks for nothing: no accounting, no cgroups. The
# node says of itself what stands here, whatever machine it is.
CONF = """
ClusterName=talap
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
SlurmUser={user}
SlurmdUser={user}
AuthInfo=socket={folder}/munge.socket
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
SlurmdParameters=config_overrides
ReturnToService=2
NodeName={host} NodeAddr=127.0.0.1 CPUs=4 RealMemory=16000
PartitionName=all Nodes={host} Default=YES MaxTime=60
"""


@dataclass(frozen=True)
class Cluster:
    """A running SLURM."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs so that its sbatch reaches this SLURM and no other."""
        path = os.pathsep.join([str(self.folder / "bin"), os.environ["PATH"]])
        return {
            **os.environ,
            "SLURM_CONF": str(self.folder / "slurm.conf"),
            "PATH": path,
        }

    def ask(self, *words: str) -> str:
        """Return what a program of SLURM prints, nothing where it fails."""
        return subprocess.run(
            words, env=self.environment, stdout=subprocess.PIPE, text=True, check=False
        ).stdout

    def jobs(self, run: str) -> list[tuple[str, str, int]]:
        """Return the jobs of a Snakemake's run: comment, state, cores."""
        words = ["squeue", "--states=all", "--noheader", "--format=%k|%T|%C"]
        rows = [line.split("|") for line in self.ask(*words, "--name", run).split()]
        return sorted((comment, state, int(cores)) for comment, state, cores in rows)

    def until(self, *words: str, says: str) -> None:
        """Wait for an answer."""
        end = time.monotonic() + WAIT
        while (answer := self.ask(*words).strip()) != says:
            if time.monotonic() > end:
                logs = [path.read_text() for path in self.folder.glob("*.log")]
                raise TimeoutError(f"{words}: {answer}\n" + "\n".join(logs))
            time.sleep(0.2)


@contextmanager
def slurm(folder: Path) -> Iterator[Cluster]:
    """Start munged, slurmctld and slurmd; end them, and their jobs, in any case."""
    munged = program("munged", "munge")
    daemons = [program(name, "slurm-wlm") for name in ("slurmctld", "slurmd")]
    for name in ("sbatch", "scancel", "sinfo", "squeue", "srun"):
        program(name, "slurm-wlm")
    cluster = Cluster(folder)
    user = getpass.getuser()
    settle(folder, user)
    ends = {f"{end}-file": end for end in ("key", "pid", "seed", "log")}
    ends["socket"] = "socket"
    options = [f"--{name}={folder}/munge.{end}" for name, end in ends.items()]
    options += ["--foreground", "--force"]  # whoever may look into the folder
    with ExitStack() as stack:
        stack.enter_context(daemon(cluster, munged, *options))
        for path in daemons:
            stack.enter_context(daemon(cluster, path, "-D"))
        cluster.until("sinfo", "--noheader", "--format=%T", says="idle")
        try:
            yield cluster
        finally:
            cluster.ask("scancel", "--user", user)
            cluster.until("squeue", "--noheader", says="")


def settle(folder: Path, user: str) -> None:
    """Write the key, the configuration, and an srun that reads it."""
    for name in ("state", "spool", "bin"):
        (folder / name).mkdir()
    (folder / "munge.key").touch(mode=0o600)
    (folder / "munge.key").write_bytes(secrets.token_bytes(128))
    host = socket.gethostname().partition(".")[0]
    conf = CONF.format(folder=folder, host=host, user=user, ports=free_ports(2))
    (folder / "slurm.conf").write_text(conf, encoding="utf-8")
    # Within a job the plugin takes each variable of SLURM away, SLURM_CONF too.
    srun = folder / "bin/srun"
    conf_file = shlex.quote(str(folder / "slurm.conf"))
    true_srun = shlex.quote(program("srun", "slurm-wlm"))
    srun.write_text(f'#!/bin/sh\nSLURM_CONF={conf_file} exec {true_srun} "$@"\n')
    srun.chmod(0o755)


def free_ports(count: int) -> list[int]:
    """Return ports that nobody listens at."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


@contextmanager
def daemon(cluster: Cluster, *words: str) -> Iterator[None]:
    """Run a daemon in the foreground of a process of ours, and end that process."""
    log = cluster.folder / f"{Path(words[0]).name}.log"
    with log.open("a") as stream:
        process = subprocess.Popen(
            words,
            env=cluster.environment,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
        )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(WAIT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
