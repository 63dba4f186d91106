// The price of European call options by Black and Scholes (1973), for many strikes at once. The normal distribution is the
// approximation 26.2.17 of Abramowitz and Stegun, good to 7.5e-8.

import { elementwise } from 'rawcpu';
import { type Print, runIfProgram } from './run.ts';

const price = elementwise('f64', (spot: number, strike: number, years: number, rate: number, volatility: number) => {
  const spread = volatility * Math.sqrt(years);
  const d1 = (Math.log(spot / strike) + (rate + (volatility * volatility) / 2) * years) / spread;
  const d2 = d1 - spread;
  const t1 = 1 / (1 + 0.2316419 * Math.abs(d1));
  const t2 = 1 / (1 + 0.2316419 * Math.abs(d2));
  const tail1 =
    0.3989422804014327 *
    Math.exp((-d1 * d1) / 2) *
    (t1 * (0.31938153 + t1 * (-0.356563782 + t1 * (1.781477937 + t1 * (-1.821255978 + t1 * 1.330274429)))));
  const tail2 =
    0.3989422804014327 *
    Math.exp((-d2 * d2) / 2) *
    (t2 * (0.31938153 + t2 * (-0.356563782 + t2 * (1.781477937 + t2 * (-1.821255978 + t2 * 1.330274429)))));
  const n1 = d1 > 0 ? 1 - tail1 : tail1;
  const n2 = d2 > 0 ? 1 - tail2 : tail2;
  return spot * n1 - strike * Math.exp(-rate * years) * n2;
});

/** Prices of calls. A number stands for all of them. */
export function callPrices(
  spot: number,
  strikes: Float64Array,
  years: number,
  rate: number,
  volatility: number,
): Float64Array {
  return price(spot, strikes, years, rate, volatility);
}

export function main(print: Print): void {
  const strikes = Float64Array.of(80, 90, 100, 110, 120);
  const prices = callPrices(100, strikes, 1, 0.05, 0.2);
  strikes.forEach((strike, k) => {
    print(`strike ${String(strike).padStart(3)}: ${prices[k]!.toFixed(4)}`);
  });
}

runIfProgram(import.meta.url, main);
