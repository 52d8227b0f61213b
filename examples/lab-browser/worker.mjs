import "@anneal/lab/browser/worker";
