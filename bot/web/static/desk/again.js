/* Looks again for what is being made elsewhere. */
"use strict";

const link = document.querySelector("[data-again]");
setTimeout(() => location.replace(link.href), Number(link.dataset.again) * 1000);
