import { readFileSync } from 'node:fs';

/** Resident memory of a process, as people say it. */
export function rss(pid: number): string {
  const kib = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  return `${Math.round(kib / 1024)} MiB`;
}

/** Seconds of processor time a process has had. */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** npm starts a shell that starts node: the figures are node's. */
export function leafOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return children ? leafOf(Number(children.split(' ')[0])) : pid;
}
