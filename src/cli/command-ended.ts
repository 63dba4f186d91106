// How a command that ran a program ends: with that program's status.

/** The command ended with a status other than 0, which is not this program's fault. */
export class CommandEnded extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`the command ended with status ${status}`);
    this.status = status;
  }
}
