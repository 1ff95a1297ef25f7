const LOOK_MS = 500;

/**
 * A signal to npm reaches the shell that it started, and not always what that shell started:
 * Debian's then leaves this process without a parent. Ends it as the signal would have.
 */
export function endWithNpm() {
  const isByNpm = process.env.npm_lifecycle_event !== undefined;
  if (!isByNpm || process.platform === "win32") {
    return;
  }
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(timer);
      process.kill(process.pid, "SIGTERM");
    }
  }, LOOK_MS);
  timer.unref();
}
