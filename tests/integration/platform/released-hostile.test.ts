import { upgradeOf } from "./released/upgrade";

upgradeOf("54b824e/hostile");
