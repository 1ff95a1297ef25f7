// The way TensorFlow Playground trains, written from its description: every neuron and every
// connection is an object; one sample at a time goes forward and back through the graph,
// derivatives are added up, and after each batch every connection takes their mean. It descends on
// 1/2 (y - a)^2 averaged, which is half of the mean squared error: the same steps at twice the rate.

const ACTIVATIONS = {
  tanh: { output: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2 },
  sigmoid: {
    output: (z) => 1 / (1 + Math.exp(-z)),
    slope: (z) => {
      const a = 1 / (1 + Math.exp(-z));
      return a * (1 - a);
    },
  },
};

class Neuron {
  inputLinks = [];
  outputLinks = [];
  bias = 0;
  totalInput = 0;
  output = 0;
  outputDerivative = 0;
  inputDerivative = 0;
  summedInputDerivatives = 0;
  summedCount = 0;

  constructor(activation) {
    this.activation = activation;
  }

  updateOutput() {
    this.totalInput = this.bias;
    for (const link of this.inputLinks) {
      this.totalInput += link.weight * link.source.output;
    }
    this.output = this.activation.output(this.totalInput);
  }

  accumulate() {
    this.inputDerivative = this.outputDerivative * this.activation.slope(this.totalInput);
    this.summedInputDerivatives += this.inputDerivative;
    this.summedCount += 1;
    for (const link of this.inputLinks) {
      link.errorDerivative = this.inputDerivative * link.source.output;
      link.summedDerivatives += link.errorDerivative;
      link.summedCount += 1;
    }
  }

  takeDerivative() {
    this.outputDerivative = 0;
    for (const link of this.outputLinks) {
      this.outputDerivative += link.weight * link.target.inputDerivative;
    }
  }
}

class Link {
  errorDerivative = 0;
  summedDerivatives = 0;
  summedCount = 0;

  constructor(source, target, weight) {
    this.source = source;
    this.target = target;
    this.weight = weight;
    source.outputLinks.push(this);
    target.inputLinks.push(this);
  }
}

function buildNetwork({ x, layers, weights, biases, bias }) {
  const network = [Array.from({ length: x[0].length }, () => new Neuron(null))];
  for (const [l, { units, activation }] of layers.entries()) {
    const below = network[l];
    network.push(
      Array.from({ length: units }, (_, o) => {
        const neuron = new Neuron(ACTIVATIONS[activation]);
        neuron.bias = bias ? biases[l][o] : 0;
        for (const [i, source] of below.entries()) {
          new Link(source, neuron, weights[l][i][o]);
        }
        return neuron;
      }),
    );
  }
  return network;
}

function forward(network, inputs) {
  for (const [i, neuron] of network[0].entries()) {
    neuron.output = inputs[i];
  }
  for (let l = 1; l < network.length; l++) {
    for (const neuron of network[l]) {
      neuron.updateOutput();
    }
  }
}

function backward(network, targets) {
  for (const [o, neuron] of network.at(-1).entries()) {
    neuron.outputDerivative = neuron.output - targets[o];
  }
  for (let l = network.length - 1; l >= 1; l--) {
    for (const neuron of network[l]) {
      neuron.accumulate();
    }
    if (l > 1) {
      for (const neuron of network[l - 1]) {
        neuron.takeDerivative();
      }
    }
  }
}

function update(network, rate) {
  for (let l = 1; l < network.length; l++) {
    for (const neuron of network[l]) {
      neuron.bias -= (rate * neuron.summedInputDerivatives) / neuron.summedCount;
      neuron.summedInputDerivatives = 0;
      neuron.summedCount = 0;
      for (const link of neuron.inputLinks) {
        link.weight -= (rate / link.summedCount) * link.summedDerivatives;
        link.summedDerivatives = 0;
        link.summedCount = 0;
      }
    }
  }
}

function parametersOf(network, hasBias) {
  return network.slice(1).flatMap((layer) => {
    const inputs = layer[0].inputLinks.length;
    const weights = Array.from({ length: inputs }, (_, i) =>
      layer.map(({ inputLinks }) => inputLinks[i].weight),
    );
    return [...weights.flat(), ...(hasBias ? layer.map((neuron) => neuron.bias) : [])];
  });
}

export const objectGraph = {
  name: "Playground's algorithm",
  about: `objects for neurons and links, sample by sample, float64, V8 ${process.versions.v8}`,
  tolerance: 1e-9,
  isFor: ({ id }) => id === "2-8-8-8-1",
  async open(problem) {
    const network = buildNetwork(problem);
    const { x, y, batch, learningRate, bias } = problem;
    let row = 0;
    return {
      async train(steps) {
        const before = performance.now();
        for (let step = 0; step < steps; step++) {
          for (let i = 0; i < batch; i++) {
            forward(network, x[row]);
            backward(network, y[row]);
            row = (row + 1) % x.length;
          }
          update(network, 2 * learningRate);
        }
        return performance.now() - before;
      },
      parameters: async () => parametersOf(network, bias),
      close() {},
    };
  },
};
