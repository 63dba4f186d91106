// Whether a process is still there. kill(2).

import process from 'node:process';

/** Whether a process or thread has this number, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0); // no signal: the kernel only looks
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
