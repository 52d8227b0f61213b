import { render } from "preact";
import { App } from "./scenes.tsx";
import "../../src/styles/tokens.css";
import "../../src/styles/base.css";
import "../../src/styles/controls.css";

const place = document.getElementById("place");
if (place !== null) render(<App scene={location.hash.slice(1) || "design"} />, place);
