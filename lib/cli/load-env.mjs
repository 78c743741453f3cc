import { existsSync } from "node:fs";

/**
 * Takes variables from `.env` of the checkout, where there is one. What the environment already holds wins. Imported first by
 * what an operator starts. What tests start is given every variable that matters, above all the database.
 */
if (existsSync(".env")) process.loadEnvFile(".env");
