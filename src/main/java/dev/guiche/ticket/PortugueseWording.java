package dev.guiche.ticket;

import dev.guiche.conversation.Protocol;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Brazilian Portuguese, the language in which the others are checked. */
final class PortugueseWording implements Wording {
  private static final Locale LOCALE = Locale.forLanguageTag("pt-BR");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MM/yyyy 'às' HH:mm", LOCALE);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", LOCALE);

  @Override
  public Locale locale() {
    return LOCALE;
  }

  @Override
  public String subject(Protocol protocol, String title) {
    return "[Protocolo " + protocol + "] " + title;
  }

  @Override
  public String transcriptSubject(Protocol protocol) {
    return "[Protocolo " + protocol + "] A nossa conversa";
  }

  @Override
  public String greeting(String name) {
    return name.isEmpty() ? "Olá!" : "Olá, " + name + "!";
  }

  @Override
  public String becameTicket(String name, Protocol protocol) {
    return (name.isEmpty() ? "Abrimos" : name + ", abrimos")
        + " um chamado para cuidar do seu pedido. O número do protocolo é "
        + protocol
        + ".";
  }

  @Override
  public String closed(String name, Protocol protocol) {
    return (name.isEmpty() ? "Agradecemos" : name + ", agradecemos")
        + " o seu contato! Este atendimento foi encerrado. O número do protocolo é "
        + protocol
        + ".";
  }

  @Override
  public String transcriptSentTo(String email) {
    return "Enviamos esta conversa para " + email + "; se precisar, é só responder ao e-mail.";
  }

  @Override
  public String emailUnknown() {
    return "Como ainda não temos o seu e-mail, não foi possível enviar a transcrição desta"
        + " conversa. Se quiser recebê-la, escreva o seu e-mail aqui.";
  }

  @Override
  public String received(Protocol protocol, String title) {
    return "Recebemos a sua mensagem e abrimos o chamado "
        + protocol
        + " (“"
        + title
        + "”). A nossa equipe já foi avisada e responde por este e-mail.";
  }

  @Override
  public String opened(Protocol protocol, String title) {
    return "Abrimos o chamado " + protocol + " (“" + title + "”) para cuidar do seu pedido.";
  }

  @Override
  public String ticketClosed(Protocol protocol, String stage) {
    return "O chamado " + protocol + " chegou ao fim. Situação: " + stage + ".";
  }

  @Override
  public String silenceAhead(Protocol protocol, Instant until, ZoneId zone) {
    return "Aguardamos a sua resposta no chamado "
        + protocol
        + ". Sem retorno até "
        + at(until, zone)
        + ", ele será encerrado por inatividade. Para que continue, basta responder este e-mail.";
  }

  @Override
  public String silence(Protocol protocol, String stage) {
    return "Não recebemos retorno, e por inatividade o chamado "
        + protocol
        + " passou para: "
        + stage
        + ". Se ainda precisar de nós, responda este e-mail e ele continua.";
  }

  @Override
  public String promised(Protocol protocol, LocalDate day) {
    return "A previsão de entrega do chamado " + protocol + " é " + day.format(DAY) + ".";
  }

  @Override
  public String goesOn(Protocol protocol, String stage) {
    return "O chamado " + protocol + " avançou. Situação: " + stage + ".";
  }

  @Override
  public String noMoreOfThese() {
    return "Não quero mais estes avisos";
  }

  @Override
  public String stillOnIt(Protocol protocol) {
    return "Ainda estamos cuidando do chamado "
        + protocol
        + ". A resposta está demorando mais do que queríamos, mas você não foi esquecido.";
  }

  @Override
  public String solution() {
    return "Solução";
  }

  @Override
  public String reason() {
    return "Motivo";
  }

  @Override
  public String answerThisMail(Protocol protocol) {
    return "Para acrescentar algo ao chamado " + protocol + ", responda este e-mail.";
  }

  @Override
  public String answerToAsk() {
    return "Ficou alguma dúvida? Responda este e-mail.";
  }

  @Override
  public String transcriptTitle(Protocol protocol) {
    return "Transcrição do atendimento " + protocol;
  }

  @Override
  public String transcriptOfTicket(Protocol talk, Protocol ticket) {
    return "O atendimento "
        + talk
        + " virou o chamado "
        + ticket
        + ". Abaixo está tudo o que conversamos.";
  }

  @Override
  public String onlyNew() {
    return "Esta transcrição traz somente o que aconteceu depois da anterior.";
  }

  @Override
  public String customer() {
    return "Você";
  }

  @Override
  public String file(String name, @Nullable Long bytes) {
    return "Anexo: " + name + size(bytes);
  }

  @Override
  public String fileMissing(String name) {
    return "Anexo: " + name + " (não foi possível obter o arquivo)";
  }

  @Override
  public String fileLink(Instant until, ZoneId zone) {
    return "Os arquivos abaixo são grandes demais para um e-mail. Baixe-os até "
        + DAY.format(until.atZone(zone))
        + ":";
  }

  @Override
  public String at(Instant time, ZoneId zone) {
    return TIME.format(time.atZone(zone));
  }

  @Override
  public String passedOn(Protocol protocol, String desk) {
    return "Encaminhamos o seu chamado %s ao setor %s e vamos acompanhar o caso até o fim."
        .formatted(protocol, desk);
  }

  @Override
  public String mergedInto(Protocol gone, Protocol left) {
    return "O seu chamado %s foi unido ao %s, onde o atendimento continua.".formatted(gone, left);
  }

  @Override
  public String callSummary(String name, Protocol protocol, String summary) {
    return "%sresumo da nossa conversa, protocolo %s:\n\n%s"
        .formatted(name.isEmpty() ? "Olá, segue o " : name + ", segue o ", protocol, summary);
  }

  @Override
  public String onlyFiles(String kinds) {
    return "Aqui só podemos receber arquivo em %s. Você pode enviar de novo nesse formato?"
        .formatted(kinds);
  }

  @Override
  public String referral(String name, String region, String phones, String specialities) {
    return "Indicamos um técnico parceiro: " + Wording.lines(name, region, phones, specialities);
  }
}
