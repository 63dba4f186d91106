import './cpu-time.mjs';
