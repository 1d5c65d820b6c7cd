// @ts-check
/* Starts the guards of a page that comes without its server's files. */
import { guard } from "./guard.js";

/** What Streamlit calls at each run, where a component brings this. */
export default function () {}

guard();
