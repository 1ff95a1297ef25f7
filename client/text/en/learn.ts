/** Words of `/learn/backprop`. Backticks mark code; numbers are filled in by the page. */
export const LEARN = {
  title: "Why is the update aᵀδ, and not just δ?",
  lead: "A dozen lines of numpy learn the exclusive or. Two of them multiply by the activations of the layer before, and nobody who derives the formula for one neuron expects that. Here is where it comes from. The network on this page trains in your browser, when you let it; every number is its own, at the step where it is.",
  contents: "On this page",
  waiting: "The network is being made",
  failed:
    "This browser cannot run the network. The story reads well without it, but its numbers are missing.",
  train: "The network of this page",
  chapters: {
    question: "The question",
    things: "Four kinds of things",
    cost: "What is to become small",
    slope: "One slope for every weight",
    delta: "As far as z: what you derived",
    weight: "One step further: from z to the weight",
    samples: "The samples add up",
    matrix: "All weights at once",
    back: "One layer back",
    step: "And then the weights move",
    bench: "But just δ works when I try it",
    check: "Don't believe it, measure it",
    answer: "So this is why",
  },
  question: {
    code: "This is the whole training. You may run it.",
    works:
      "It works. The two lines at the end are the point: `a1.T @ delta2` where one would have written `delta2`.",
    derived:
      "Take pen and paper and one neuron. The cost is C = ½(y − a)², the neuron says a = σ(z). The chain rule gives ∂C/∂z = −(y − a)·σ′(z), and that is `-delta2`. So why is `delta2` not the update? Where does `a1.T` come from, why is it transposed, and why is it a matrix product and not a plain one?",
    trap: "What makes it worse: drop `a1.T`, and Python says nothing. `W2 += delta2` runs, and the loss still falls. So neither “the shapes must fit” nor “look, it learns” answers the question. We need something better.",
  },
  things: {
    sizes:
      "The first trap is a four. There are 4 samples, and there are 4 hidden units. They have nothing to do with each other, but to numpy both are just 4. So here every side of a matrix carries a name, and a sign of its own.",
    samples: "the rows of X: what the network is shown, all at once",
    inputs: "the columns of X",
    hidden: "what the first layer computes for each sample",
    outputs: "what the network answers for each sample",
    shapes: (delta: string, weights: string) =>
      `Now look at the two matrices of the question: δ2 is ${delta}, W2 is ${weights}. In numpy both have the shape (4, 1). But the rows of δ2 are samples, and the rows of W2 are hidden units: you might as well add apples to chairs because there are four of each.`,
  },
  cost: {
    sum: "For each sample the network's answer a is compared with what is wanted, y. The error is squared, and all samples are added: C = ½ Σ (y − a)². One number for the whole network, and training is to make it smaller.",
    caption: "C, sample by sample",
    sample: "sample",
    total: "sum",
    half: "half of it: C",
  },
  slope: {
    ask: "Training asks one question of each weight: if I make you a little larger, you alone, how much larger does C become? The answer is a slope, ∂C/∂w. There is one for each weight, so they fill a matrix of the same shape as W2.",
    shape:
      "Keep that: whatever we do to W2, it takes one number for each hidden unit ■. δ2 has one number for each sample ●. Something has to turn the one into the other.",
    choose: "Turn one weight yourself and watch C",
    weight: "Weight",
    value: "its value",
    cost: "C with this value",
    costNow: "C as it is",
    slope: "slope of C there, ∂C/∂w",
    picture: "C over the value of the weight, with its tangent where the run is",
    reset: "Put it back",
  },
  delta: {
    chain:
      "C depends on a weight only by way of z2, the weighted sum. So we walk back from C: how does C change with a, how does a change with z? For each sample that is the error times the slope of the sigmoid, `a * (1 - a)`.",
    sign: (isAdded: boolean) =>
      isAdded
        ? "With e = y − a, as the code has it, δ points downhill: z2 should grow where δ is positive. It is −∂C/∂z."
        : "With e = a − y, δ points uphill: it is ∂C/∂z itself, and the step will be subtracted.",
    yours:
      "This is what you derived, and it is right. But look at what it is: it says how z2 should change, for each sample. Nobody can change z2. One can only change weights.",
  },
  weight: {
    product:
      "So one more link of the chain. In the row of one sample, z2 is a sum: each hidden unit's activation times its weight. The weight of ■ is multiplied by a1[●, ■] and by nothing else. Make the weight larger by h, and z2 grows by h times that activation.",
    try: "Try it: choose a sample and a weight, and nudge the weight.",
    sample: "Sample",
    unit: "Weight of",
    nudge: "Nudge h",
    before: (row: string) => `z2[${row}] before`,
    after: (row: string) => `z2[${row}] after`,
    difference: "difference",
    here: "There it is: ∂z2/∂w = a1. That is where a1 comes from. A unit that was almost off can hardly be blamed for what came out, and one that was fully on gets the whole of δ. “Just δ” would blame all of them alike, whether they had a part in it or not.",
    unused: "This activation is all but zero: nudging its weight does nothing for this sample.",
  },
  samples: {
    sum: "The same weight is used for every sample, and C has all samples in it. So its slope has a share from each sample, activation times delta, and the shares add up. Press a weight to see its sum.",
    gone: "Note what has happened to the samples: they are gone. They were what we added over.",
  },
  matrix: {
    pile: "Now for all weights. Each sample gives one sheet: its activations times its delta, one number for each weight. Drop the sheets onto each other, and you have dW2.",
    product:
      "“For each hidden unit ■, go through the samples ●, multiply, add”: that is what a matrix product does when its left side has the hidden units as rows and the samples as columns. a1 has them the other way round. Hence the transpose.",
    symbols: "The whole way once more, in symbols. Point at a term to see its numbers.",
  },
  back: {
    blame:
      "The first layer is the same thing again, as soon as we know its delta. Hidden unit ■ reached the output by its weight in W2, so δ2 goes back through the same weights: `delta2 @ W2.T`, times the slope of the hidden sigmoid.",
    again:
      "And then the last link once more: a weight of W1 was multiplied by an input. `X.T @ delta1`, with X where a1 was.",
  },
  step: {
    move: "Only now does anything move, and all of it at once: the deltas above were all computed with the old weights.",
    sign: "The code adds because it wrote y − a. Books subtract because they write a − y. It is the same step: turn the sign here, and watch the numbers turn.",
  },
  bench: {
    true: "It does. In this very network just δ comes to a lower loss than the right rule. So let us be fair to it and ask four questions. Change the network and the samples, and see which rule still stands.",
    after:
      "That just δ learns here all the same proves little: many a step makes a loss fall. The slope is what makes it fall from wherever one stands, if only the step is small enough.",
  },
  check: {
    how: "One can always ask C itself. Make one weight a little larger, then a little smaller, and divide: that is the slope, without any chain rule. If the backward pass is right, both numbers agree to eight digits or so.",
  },
  answer: {
    summary: [
      "δ says how each sample's z should change. It has one row per sample.",
      "A weight acts on z through the activation that it is multiplied by, so each sample's share is that activation times its δ.",
      "The weight serves all samples, so the shares are added over the samples.",
      "“Multiply and add over the samples, for every pair of a unit below and a unit above” is the matrix product aᵀ @ δ. Its shape is that of W, whatever the number of samples.",
    ],
    words: "Now in your own words",
    wordsHint: "Think of an answer before you open it.",
    questions: [
      {
        ask: "Somebody shows the network 5 samples instead of 4. What happens to `W2 += delta2`? And to `W2 += a1.T @ delta2`?",
        tell: "δ2 is then ●5 × ◆1 and cannot be added to W2, which still is ■4 × ◆1. a1ᵀ is ■4 × ●5, so a1ᵀ @ δ2 is ■4 × ◆1 as before: the samples are what is added over.",
      },
      {
        ask: "A hidden unit was off (a1 = 0) for all samples. How much does its weight in W2 change?",
        tell: "Not at all: every share is 0 · δ. Whatever the weight is, it makes no difference to any answer. Just δ would change it.",
      },
      {
        ask: "Why is it not `a1 * delta2`, element by element?",
        tell: "That is ●4 × ■4: row n holds the share of sample n for every hidden unit, one sheet of the pile. All shares are there. What is missing is to add them over the samples: the column sums of it are dW2.",
      },
      {
        ask: "What would the gradient of a bias be, and why is there no activation in it?",
        tell: "A bias is multiplied by 1 for every sample. So the shares are 1 · δ, and their sum is the column sum of δ.",
      },
    ],
    next: "Go on",
    room: "Show it to a class: a room with this very network, at the step where it is.",
    script:
      "Take the numbers along: the numpy view of a room or of a saved run is the run as a script.",
    runs: "Saved runs",
  },
} as const;
