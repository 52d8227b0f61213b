// A worker of the race: it trains. All of it is the lab's.
import "@anneal/lab/browser/worker";
