console.log("the widget");
