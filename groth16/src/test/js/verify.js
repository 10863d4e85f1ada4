// Verifies Groth16 proofs with snarkjs. One JSON object {key, proof, inputs, times} per line on standard input; for each
// one line {valid, cpuMillis} on standard output, the time being that of one verification.
import { createInterface } from "node:readline";
import { groth16 } from "snarkjs";

for await (const line of createInterface({ input: process.stdin })) {
  const { key, proof, inputs, times } = JSON.parse(line);
  const before = process.cpuUsage();
  let valid = true;
  for (let i = 0; i < times; i++) {
    valid = (await groth16.verify(key, inputs, proof)) && valid;
  }
  const used = process.cpuUsage(before);
  console.log(JSON.stringify({ valid, cpuMillis: (used.user + used.system) / 1000 / times }));
}
process.exit(0);
