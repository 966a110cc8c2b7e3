-- Brazilian mobile numbers whose WhatsApp account answers to the spelling without the ninth digit.
create table whatsapp_number (
  address  text primary key,   -- as contact_address has it, with the digit
  spelled  text not null       -- as Twilio gives it, and as messages must be sent
);
