// No static import and nothing newer than Node 12: an old Node must get as far as the message.
void import("./lib/require-node.mjs")
  .then(() => import("./lib/run-tests.mjs"))
  .then(({ runTests }) => runTests());
