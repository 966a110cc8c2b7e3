console.log("an asset of the panel");
