const { default: Sequencer } = require('@jest/test-sequencer');

/** Journeys share one world and stand on what came before: they go by their numbers, whatever failed or was slow last time. */
module.exports = class InOrder extends Sequencer {
  sort(tests) {
    return [...tests].sort((one, other) => (one.path < other.path ? -1 : 1));
  }
};
