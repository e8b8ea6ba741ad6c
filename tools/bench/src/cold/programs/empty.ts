import { markEmpty } from "../marks.ts";

markEmpty();
