// What this process has taken of the processor so far, in microseconds, on standard output.
const { user, system } = process.cpuUsage();
console.log(user + system);
