package dev.guiche.channel.whatsapp;

/**
 * Why Twilio or WhatsApp did not deliver, in words for consultants.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Twilio's numbers</a>
 */
final class Reasons {
  private static final int LONGEST = 300;

  private Reasons() {}

  /**
   * @param code Twilio's number, or 0 where there is none
   * @param words Twilio's own; may be empty
   */
  static String of(int code, String words) {
    String known = known(code);
    if (!known.isEmpty()) {
      return known + " (erro " + code + ")";
    }
    String theirs = words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
    return "O WhatsApp não entregou a mensagem"
        + (code == 0 ? "" : " (erro " + code + ")")
        + (theirs.isBlank() ? "." : ": " + theirs.strip());
  }

  private static String known(int code) {
    return switch (code) {
      case 20003, 20005, 20006, 63001 ->
          "O Twilio não aceitou as credenciais deste canal. Avise quem administra o Guichê.";
      case 20429, 63018 ->
          "O WhatsApp recebeu mensagens demais em pouco tempo. Tente de novo em alguns minutos.";
      case 21211, 21614 -> "O número do cliente não é válido.";
      case 21408 -> "A conta do Twilio não pode enviar mensagens para o país deste número.";
      case 21606, 63007 ->
          "O número deste canal não está habilitado para o WhatsApp no Twilio. Avise quem"
              + " administra o Guichê.";
      case 21609 ->
          "O Twilio não alcança o endereço público do Guichê (GUICHE_PUBLIC_URL). Avise quem"
              + " administra o Guichê.";
      case 21610 -> "O cliente pediu para não receber mensagens (enviou STOP).";
      case 21617, 21658 -> "O texto passa de 1600 caracteres.";
      case 21619 -> "A mensagem está vazia.";
      case 21620, 63019 -> "O Twilio não conseguiu buscar o arquivo no Guichê.";
      case 12300, 63005, 63021 -> "O WhatsApp não aceita este conteúdo ou este tipo de arquivo.";
      case 11751 -> "O arquivo é maior do que o WhatsApp aceita.";
      case 21655, 63027 -> "O modelo configurado (template) não existe ou não foi aprovado.";
      case 21656, 92007 -> "O texto não cabe no modelo aprovado (template).";
      case 30007 -> "A mensagem foi retida por um filtro contra spam.";
      case 63003, 63024 -> "Este número não tem WhatsApp ou não pode receber mensagens.";
      case 63013 -> "O WhatsApp considerou que a mensagem fere as suas políticas.";
      case 63015 -> "O cliente ainda não entrou no ambiente de testes do WhatsApp no Twilio.";
      case 63016 ->
          "A janela de 24 horas está fechada: até o cliente escrever de novo, só um modelo aprovado"
              + " pode ser enviado.";
      case 63031 -> "O remetente e o destinatário são o mesmo número.";
      case 63032 -> "O WhatsApp limita as mensagens que este cliente recebe de empresas.";
      case 63038 -> "A conta do Twilio atingiu o limite de mensagens do dia.";
      case 63051 -> "A conta do WhatsApp Business está bloqueada.";
      default -> "";
    };
  }
}
